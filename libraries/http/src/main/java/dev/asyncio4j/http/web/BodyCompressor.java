package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Compresses a body piece by piece. */
final class BodyCompressor implements AutoCloseable {
  private static final int PIECE = 8192;

  private final boolean gzip;
  private final Deflater deflater;
  private final CRC32 checksum = new CRC32();
  private long length;
  private boolean begun;

  BodyCompressor(ContentCoding coding) {
    gzip = coding == ContentCoding.GZIP;
    deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, gzip);
  }

  /** The first of deflate and gzip that the client accepts; null: neither. */
  static @Nullable ContentCoding accepted(Headers headers) {
    var accepted = headers.get("Accept-Encoding", "").toLowerCase(Locale.ROOT);
    for (var coding : ContentCoding.values()) {
      if (accepted.contains(coding.token())) return coding;
    }
    return null;
  }

  ByteBuffer compress(ByteBuffer data) {
    var out = new ByteArrayOutputStream();
    begin(out);
    if (gzip) checksum.update(data.duplicate());
    length += data.remaining();
    deflater.setInput(data);
    drain(out);
    return ByteBuffer.wrap(out.toByteArray());
  }

  private void begin(ByteArrayOutputStream out) {
    if (gzip && !begun)
      out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255});
    begun = true;
  }

  private void drain(ByteArrayOutputStream out) {
    var piece = new byte[PIECE];
    for (int count; (count = deflater.deflate(piece)) > 0; ) out.write(piece, 0, count);
  }

  /** The end of the compressed body. */
  ByteBuffer finish() {
    var out = new ByteArrayOutputStream();
    begin(out);
    deflater.finish();
    drain(out);
    if (gzip) {
      var trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      out.writeBytes(trailer.putInt((int) checksum.getValue()).putInt((int) length).array());
    }
    return ByteBuffer.wrap(out.toByteArray());
  }

  @Override
  public void close() {
    deflater.end();
  }
}
