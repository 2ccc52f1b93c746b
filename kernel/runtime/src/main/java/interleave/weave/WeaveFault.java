package interleave.weave;

/// A class could not be woven; the message names it.
public final class WeaveFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  WeaveFault(String className, Throwable cause) {
    super("cannot weave class " + className + ": " + cause.getMessage(), cause);
  }
}
