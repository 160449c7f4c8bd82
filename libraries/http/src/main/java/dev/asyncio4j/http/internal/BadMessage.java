package dev.asyncio4j.http.internal;

/** Tells that a peer's message breaks the rules of HTTP; the connection cannot go on after it. */
public final class BadMessage extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean isNoise;

  /**
   * Makes one.
   *
   * @param message the reason, for the peer's eyes, too
   */
  public BadMessage(String message) {
    this(message, false);
  }

  private BadMessage(String message, boolean isNoise) {
    super(message, null, false, false); // the peer's fault: no line of ours is to blame
    this.isNoise = isNoise;
  }

  /**
   * Makes one for a first line that is no HTTP at all, as port scanners send it.
   *
   * @param message the reason
   * @return the new one
   */
  public static BadMessage noise(String message) {
    return new BadMessage(message, true);
  }

  /**
   * Makes one for a line that is too long.
   *
   * @param line its beginning
   * @param limit in bytes
   * @return the new one
   */
  public static BadMessage tooLong(String line, int limit) {
    var start = line.length() > 100 ? line.substring(0, 100) + "..." : line;
    return new BadMessage("Got more than " + limit + " bytes when reading: '" + start + "'.");
  }

  /** {@return whether it is common on the open internet, and not worth more than a debug line} */
  public boolean isNoise() {
    return isNoise;
  }
}
