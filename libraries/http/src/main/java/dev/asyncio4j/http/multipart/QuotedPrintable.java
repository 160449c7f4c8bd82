package dev.asyncio4j.http.multipart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Quoted-printable of RFC 2045: lines of at most 76 characters, line ends kept, and what is not
 * printable as {@code =XX}.
 */
final class QuotedPrintable extends FilterOutputStream {
  private static final int LONGEST_LINE = 76;
  private static final byte[] SOFT_BREAK = "=\r\n".getBytes(US_ASCII);

  private int column;

  /** A space, tab or CR that stands at the end of what was written: -1: none. */
  private int held = -1;

  QuotedPrintable(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    int b = octet & 0xFF;
    if (b == '\n') {
      endLine();
      return;
    }
    if (held >= 0) put(held, held == '\r');
    held = -1;
    if (b == ' ' || b == '\t' || b == '\r') held = b;
    else put(b, b == '=' || b < 33 || b > 126);
  }

  private void endLine() throws IOException {
    if (held == ' ' || held == '\t') put(held, true);
    if (held == '\r') out.write('\r');
    held = -1;
    out.write('\n');
    column = 0;
  }

  private void put(int b, boolean escaped) throws IOException {
    int length = escaped ? 3 : 1;
    if (column + length >= LONGEST_LINE) {
      out.write(SOFT_BREAK);
      column = 0;
    }
    if (escaped) out.write(String.format("=%02X", b).getBytes(US_ASCII));
    else out.write(b);
    column += length;
  }

  @Override
  public void close() throws IOException {
    if (held >= 0) put(held, true);
    held = -1;
    super.close();
  }

  /** Decodes; what is no escape stands for itself. */
  static byte[] decode(byte[] data) {
    var out = new ByteArrayOutputStream(data.length);
    for (int i = 0; i < data.length; i++) {
      if (data[i] != '=') {
        out.write(data[i]);
      } else if (i + 1 < data.length && data[i + 1] == '\n') {
        i++;
      } else if (i + 2 < data.length && data[i + 1] == '\r' && data[i + 2] == '\n') {
        i += 2;
      } else if (i + 2 < data.length && hex(data[i + 1]) >= 0 && hex(data[i + 2]) >= 0) {
        out.write(hex(data[i + 1]) << 4 | hex(data[i + 2]));
        i += 2;
      } else {
        out.write('=');
      }
    }
    return out.toByteArray();
  }

  private static int hex(byte b) {
    return Character.digit(b, 16);
  }
}
