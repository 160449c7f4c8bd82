package dev.asyncio4j.files;

import java.io.Serial;
import java.nio.charset.Charset;
import java.util.HexFormat;

/**
 * Signals bytes that the charset of a text file does not have.
 *
 * <p><i>Python:</i> {@code UnicodeDecodeError}, whose {@code start} counts from the piece that was
 * decoded; {@link #offset} counts from the start of the file. Reading goes on behind the bytes.
 */
public final class TextDecodeException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /** The place of the first of the bytes in the file. */
  private final long offset;

  /** The bytes that are no text. */
  private final byte[] bytes;

  /** The name of the encoding. */
  private final String charset;

  TextDecodeException(String file, long offset, byte[] bytes, Charset charset) {
    super(
        "cannot decode 0x%s at byte %d of %s as %s: give its own encoding, or errors(REPLACE)"
            .formatted(HexFormat.of().formatHex(bytes), offset, file, charset));
    this.offset = offset;
    this.bytes = bytes;
    this.charset = charset.name();
  }

  /** {@return where the bytes begin, in bytes from the start of the file} */
  public long offset() {
    return offset;
  }

  /** {@return a copy of the bytes that are not valid} */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** {@return the charset that does not have them} */
  public Charset charset() {
    return Charset.forName(charset);
  }
}
