package dev.asyncio4j.http.internal;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The coding br, by brotli4j. */
final class BrotliDecoder implements Decoder {
  private static final int PIECE = 1 << 14;

  private final ByteQueue input = new ByteQueue();
  private final DecoderJNI.Wrapper decoder;
  private boolean begun;
  private boolean closed;

  /** Output of the decoder that nobody has taken. */
  private byte[] made = {};

  private int taken;

  BrotliDecoder() {
    try {
      decoder = new DecoderJNI.Wrapper(PIECE);
    } catch (IOException noMemory) {
      throw new IllegalStateException("no decoder of brotli", noMemory);
    }
  }

  static boolean works() {
    return Brotli4jLoader.isAvailable();
  }

  @Override
  public void input(byte[] data) {
    if (data.length == 0) return;
    begun = true;
    input.add(data);
  }

  @Override
  public byte @Nullable [] output(int most) throws BadMessage {
    while (taken == made.length) {
      switch (decoder.getStatus()) {
        case DONE -> {
          input.clear(); // what follows the data is no part of it
          return null;
        }
        case OK -> decoder.push(0);
        case NEEDS_MORE_INPUT -> {
          if (decoder.hasOutput()) {
            pull();
          } else if (input.size() == 0) {
            return null;
          } else {
            byte[] piece = input.take(PIECE);
            decoder.getInputBuffer().clear().put(piece);
            decoder.push(piece.length);
          }
        }
        case NEEDS_MORE_OUTPUT -> pull();
        default -> throw new BadMessage("Can not decode content-encoding: br");
      }
    }
    int count = Math.min(most, made.length - taken);
    byte[] out = java.util.Arrays.copyOfRange(made, taken, taken + count);
    taken += count;
    return out;
  }

  private void pull() {
    ByteBuffer piece = decoder.pull();
    made = new byte[piece.remaining()];
    piece.get(made);
    taken = 0;
  }

  @Override
  public boolean isWhole() {
    return !begun || decoder.getStatus() == DecoderJNI.Status.DONE;
  }

  @Override
  public void close() {
    if (!closed) decoder.destroy();
    closed = true;
  }
}
