package dev.asyncio4j.files;

import java.io.Serial;
import java.nio.charset.Charset;

/**
 * Signals a character that the charset of a text file does not have; nothing of the text was
 * written.
 *
 * <p><i>Python:</i> {@code UnicodeEncodeError}.
 */
public final class TextEncodeException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /** The place of the character in the text. */
  private final int index;

  /** The name of the encoding. */
  private final String charset;

  TextEncodeException(String file, int index, int codePoint, Charset charset) {
    super(
        "cannot encode U+%04X at index %d of the text as %s, for %s: errors(REPLACE) writes ?"
            .formatted(codePoint, index, charset, file));
    this.index = index;
    this.charset = charset.name();
  }

  /** {@return where the character is, in {@code char}s from the start of the text} */
  public int index() {
    return index;
  }

  /** {@return the charset that does not have it} */
  public Charset charset() {
    return Charset.forName(charset);
  }
}
