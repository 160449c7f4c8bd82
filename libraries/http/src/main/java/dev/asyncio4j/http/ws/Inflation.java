package dev.asyncio4j.http.ws;

import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsCloseCode;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates the messages of one peer, with the window that they share.
 *
 * <p>Any window and either takeover: an inflater with the largest window reads them all.
 */
final class Inflation implements AutoCloseable {
  /** The end of each message, which is not sent. */
  static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  private static final int SMALLEST_BUFFER = 256;

  private final Inflater inflater = new Inflater(true);

  /** The largest message, in bytes; 0: no limit. */
  private final int limit;

  Inflation(int limit) {
    this.limit = limit;
  }

  /** {@return the message}; no more of it is made than fits the limit. */
  byte[] inflate(byte[] data) {
    byte[] message = new byte[Math.max(SMALLEST_BUFFER, data.length * 2)];
    int length = 0;
    try {
      for (byte[] piece : new byte[][] {data, TAIL}) {
        inflater.setInput(piece);
        while (true) {
          int more = inflater.inflate(message, length, message.length - length);
          length += more;
          if (limit > 0 && length > limit) throw tooBig();
          if (length == message.length) message = Arrays.copyOf(message, grown(length));
          else if (inflater.finished() && inflater.getRemaining() > 0) restart(piece);
          else if (more == 0) break;
        }
      }
    } catch (DataFormatException e) {
      var error =
          new WebSocketException(
              WsCloseCode.INVALID_TEXT, "Compressed message cannot be inflated: " + e.getMessage());
      error.initCause(e);
      throw error;
    }
    if (inflater.finished()) inflater.reset();
    return Arrays.copyOf(message, length);
  }

  /** Goes on after a block that called itself the last one, as some peers end each message. */
  private void restart(byte[] piece) {
    int left = inflater.getRemaining();
    inflater.reset();
    inflater.setInput(piece, piece.length - left, left);
  }

  private int grown(int length) {
    long wanted = Math.max(SMALLEST_BUFFER, length * 2L);
    // One byte above the limit is enough to see that the message is too big.
    return (int) Math.min(wanted, limit > 0 ? limit + 1L : Integer.MAX_VALUE - 8L);
  }

  private WebSocketException tooBig() {
    return new WebSocketException(
        WsCloseCode.MESSAGE_TOO_BIG, "Decompressed message exceeds size limit " + limit);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
