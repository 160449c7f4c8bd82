package dev.asyncio4j.http.internal;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The codings gzip, of one member or several, and deflate, with its wrapper or without.
 *
 * <pre>
 *   START ──▶ DATA ──▶ TRAILER ──▶ START …      (gzip: a member after the other)
 *   START ──▶ DATA ──▶ OVER                     (deflate)
 * </pre>
 */
final class InflateDecoder implements Decoder {
  private enum State {
    START,
    DATA,
    TRAILER,
    OVER
  }

  private static final int TRAILER_SIZE = 8;

  private final boolean gzip;
  private final ByteQueue input = new ByteQueue();
  private State state = State.START;
  private GzipHead head = new GzipHead();
  private @Nullable Inflater inflater;

  /** The last input of the inflater: it does not take all of it if its data ends there. */
  private byte[] lastInput = {};

  /** True if a byte of this member has come: one that has begun must end. */
  private boolean begun;

  private boolean anyMember;

  InflateDecoder(boolean gzip) {
    this.gzip = gzip;
  }

  @Override
  public void input(byte[] data) {
    if (data.length > 0) input.add(data);
  }

  @Override
  public byte @Nullable [] output(int most) throws BadMessage {
    while (true) {
      switch (state) {
        case START -> {
          if (!(gzip ? gzipHead() : deflateHead())) return null;
          state = State.DATA;
        }
        case DATA -> {
          byte[] out = inflate(most);
          if (out == null || out.length > 0) return out;
        }
        case TRAILER -> {
          if (input.size() < TRAILER_SIZE) return null;
          input.take(TRAILER_SIZE);
          begun = false;
          anyMember = true;
          state = State.START;
        }
        case OVER -> {
          input.clear(); // what follows the data is no part of it
          return null;
        }
      }
    }
  }

  /** Inflates; empty: the data has ended, or only a piece of the input did. */
  private byte @Nullable [] inflate(int most) throws BadMessage {
    Inflater own = inflater();
    if (own.needsInput()) {
      if (input.size() == 0) return null;
      lastInput = input.take(1 << 16);
      own.setInput(lastInput);
    }
    byte[] out = new byte[Math.min(most, Math.max(512, own.getRemaining() * 8))];
    int count;
    try {
      count = own.inflate(out);
    } catch (DataFormatException broken) {
      throw new BadMessage("Can not decode content-encoding: " + (gzip ? "gzip" : "deflate"));
    }
    if (count == 0 && own.needsDictionary()) {
      throw new BadMessage("Can not decode content-encoding: a dictionary is needed");
    }
    if (own.finished()) {
      int rest = own.getRemaining();
      if (rest > 0) input.putBack(unread(rest));
      own.end();
      inflater = null;
      state = gzip ? State.TRAILER : State.OVER;
    }
    return count == out.length ? out : Arrays.copyOf(out, count);
  }

  private byte[] unread(int rest) {
    return Arrays.copyOfRange(lastInput, lastInput.length - rest, lastInput.length);
  }

  private Inflater inflater() {
    Inflater own = inflater;
    if (own == null) inflater = own = new Inflater(true);
    return own;
  }

  private boolean deflateHead() {
    if (input.size() == 0) return false;
    begun = true;
    byte[] first = input.take(1);
    input.putBack(first);
    inflater = new Inflater((first[0] & 15) != 8);
    return true;
  }

  private boolean gzipHead() throws BadMessage {
    if (input.size() == 0) return false;
    if (!begun) head = new GzipHead();
    begun = true;
    return head.read(input);
  }

  @Override
  public boolean isWhole() {
    return gzip ? !begun && (anyMember || input.size() == 0) : state == State.OVER || !begun;
  }

  @Override
  public void close() {
    if (inflater != null) inflater.end();
    inflater = null;
  }
}
