package dev.asyncio4j.http.internal;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The coding zstd, of one frame or several, by zstd-jni. */
final class ZstdDecoder implements Decoder {
  private static final int PIECE = 1 << 16;

  private final ByteQueue input = new ByteQueue();
  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private final ByteBuffer source = ByteBuffer.allocateDirect(PIECE).limit(0);
  private final ByteBuffer target = ByteBuffer.allocateDirect(PIECE);

  /** True if a frame has begun that has not ended. */
  private boolean within;

  /** True if the last output filled its buffer: the context may hold more. */
  private boolean full;

  @Override
  public void input(byte[] data) {
    if (data.length > 0) input.add(data);
  }

  @Override
  public byte @Nullable [] output(int most) throws BadMessage {
    while (true) {
      if (!source.hasRemaining() && !full) {
        if (input.size() == 0) return null;
        source.clear().put(input.take(PIECE)).flip();
      }
      target.clear().limit(Math.min(most, PIECE));
      try {
        within = !context.decompressDirectByteBufferStream(target, source);
      } catch (ZstdException broken) {
        throw new BadMessage("Can not decode content-encoding: zstd");
      }
      full = !target.hasRemaining();
      target.flip();
      if (target.hasRemaining()) {
        byte[] out = new byte[target.remaining()];
        target.get(out);
        return out;
      }
    }
  }

  @Override
  public boolean isWhole() {
    return !within;
  }

  @Override
  public void close() {
    context.close();
  }
}
