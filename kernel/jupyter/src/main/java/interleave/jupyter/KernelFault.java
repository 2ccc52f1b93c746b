package interleave.jupyter;

/// A fault of the adapter, or of the place that it was started in, that a learner cannot cause.
public final class KernelFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KernelFault(String message, Throwable cause) {
    super(message, cause);
  }

  KernelFault(String message) {
    super(message);
  }
}
