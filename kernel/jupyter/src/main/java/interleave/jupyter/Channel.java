package interleave.jupyter;

/// The five sockets of a kernel.
enum Channel {
  SHELL,
  CONTROL,
  STDIN,
  IOPUB,
  HEARTBEAT
}
