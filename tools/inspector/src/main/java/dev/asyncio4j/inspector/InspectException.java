package dev.asyncio4j.inspector;

import org.jspecify.annotations.Nullable;

/** A process that cannot be looked into; the text says what to do. */
public final class InspectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The reasons. */
  public enum Reason {
    /** Absence of the process: it has ended, or never was. */
    NO_PROCESS,
    /** Another user's process. */
    NOT_PERMITTED,
    /** Refusal of its JVM to be attached to; or it is no JVM. */
    NO_ATTACH,
    /** Absence of an engine of asyncio4j on its class path. */
    NO_ASYNCIO4J,
    /** Absence of a way to ask: its image of the JDK lacks a module. */
    NOT_VISIBLE,
    /** Silence for longer than the patience was. */
    TIMED_OUT,
    /** An answer in a form that this version does not know. */
    VERSION
  }

  /** The reason why. */
  private final Reason reason;

  InspectException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** {@return the reason} */
  public Reason reason() {
    return reason;
  }
}
