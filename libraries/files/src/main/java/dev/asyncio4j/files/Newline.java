package dev.asyncio4j.files;

/**
 * The line ends of a text file.
 *
 * <p><i>Python:</i> the argument {@code newline} of {@code open}. Difference: with {@code None}
 * Python writes the platform's {@code os.linesep} for each {@code \n}; {@link #UNIVERSAL} writes
 * {@code \n} everywhere.
 */
public enum Newline {
  /** Reading turns {@code \r\n} and {@code \r} into {@code \n}. <i>Python:</i> {@code None}. */
  UNIVERSAL("\n"),
  /** Each of the three ends a line, and is given as it is. <i>Python:</i> {@code ""}. */
  KEEP("\n"),
  /** Only {@code \n} ends a line. */
  LF("\n"),
  /** Only {@code \r\n} ends a line; {@code \n} is written so. */
  CRLF("\r\n"),
  /** Only {@code \r} ends a line; {@code \n} is written so. */
  CR("\r");

  /** The text that is written for each {@code \n}. */
  final String written;

  Newline(String written) {
    this.written = written;
  }

  /** Tells whether any of the three kinds ends a line. */
  boolean takesAll() {
    return this == UNIVERSAL || this == KEEP;
  }
}
