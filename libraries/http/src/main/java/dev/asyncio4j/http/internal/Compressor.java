package dev.asyncio4j.http.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** The codings deflate and gzip, piece by piece. */
public final class Compressor implements AutoCloseable {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deflater deflater = new Deflater();
  private final DeflaterOutputStream compressing;

  /**
   * Makes one.
   *
   * @param coding {@code deflate} or {@code gzip}
   */
  public Compressor(String coding) {
    try {
      compressing =
          coding.equals("gzip")
              ? new GZIPOutputStream(out)
              : new DeflaterOutputStream(out, deflater);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }

  /**
   * Compresses a piece.
   *
   * @param piece the bytes
   * @return what is ready: nothing, often
   */
  public byte[] compress(byte[] piece) {
    try {
      compressing.write(piece);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return ready();
  }

  /** {@return the rest} */
  public byte[] finish() {
    try {
      compressing.finish();
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return ready();
  }

  private byte[] ready() {
    byte[] data = out.toByteArray();
    out.reset();
    return data;
  }

  /** Frees what it holds outside the heap. */
  @Override
  public void close() {
    try {
      compressing.close();
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    deflater.end();
  }
}
