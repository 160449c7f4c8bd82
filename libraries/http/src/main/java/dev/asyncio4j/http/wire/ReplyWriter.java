package dev.asyncio4j.http.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.asyncio4j.http.Headers;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one reply: a head, then a body in the framing that the head tells of.
 *
 * <p>The head waits for the first bytes of the body, so that a small reply is one write.
 */
public final class ReplyWriter {
  /** The way in which the end of a body is told. */
  public enum Framing {
    /** No body. */
    NONE,
    /** Announced by Content-Length. */
    LENGTH,
    /** Sent in chunks, of which the last is empty. */
    CHUNKED,
    /** Ended by the end of the connection. */
    TO_CLOSE,
    /** The bytes are another protocol's. */
    RAW
  }

  /** Up to here a piece is copied to be written together with what stands around it. */
  private static final int SMALL = 16 * 1024;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Output output;
  private @Nullable ByteBuffer head; // not written yet
  private Framing framing = Framing.NONE;
  private long left; // of the length that was told
  private long sent;
  private boolean ended;

  /**
   * Makes one.
   *
   * @param output of the connection
   */
  public ReplyWriter(Output output) {
    this.output = output;
  }

  /**
   * Begins the reply; nothing is sent before {@link #flush}, {@link #write} or {@link #end}.
   *
   * @param minor of the version
   * @param status such as 200
   * @param reason its words
   * @param headers all of them
   * @param framing of the body
   * @param length of a body with {@link Framing#LENGTH}, in bytes
   */
  public void begin(
      int minor, int status, String reason, Headers headers, Framing framing, long length) {
    head = HeadBytes.of(minor, status, reason, headers);
    this.framing = framing;
    left = length;
  }

  /** Sends the head if it waits. */
  public void flush() {
    var waiting = head;
    if (waiting == null) return;
    head = null;
    send(waiting);
  }

  /**
   * Sends a part of the body.
   *
   * @param data all of it is taken
   * @throws IllegalStateException if it is more than the head told
   */
  public void write(ByteBuffer data) {
    int count = data.remaining();
    if (count == 0 || framing == Framing.NONE) return;
    if (framing == Framing.LENGTH) {
      if (count > left) {
        throw new IllegalStateException(
            "the body is longer than its Content-Length: "
                + left
                + " bytes are left, got "
                + count);
      }
      left -= count;
    }
    if (framing == Framing.CHUNKED) {
      frame(ascii(Integer.toHexString(count) + "\r\n"), data, ascii("\r\n"));
    } else {
      frame(NOTHING, data, NOTHING);
    }
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }

  /** Sends the head, if it waits, and a piece with what stands around it. */
  private void frame(ByteBuffer before, ByteBuffer data, ByteBuffer after) {
    var first = head == null ? NOTHING : head;
    head = null;
    int total = first.remaining() + before.remaining() + data.remaining() + after.remaining();
    if (total == data.remaining()) {
      send(data);
    } else if (total <= SMALL) {
      send(ByteBuffer.allocate(total).put(first).put(before).put(data).put(after).flip());
    } else {
      send(
          ByteBuffer.allocate(first.remaining() + before.remaining())
              .put(first)
              .put(before)
              .flip());
      send(data);
      send(after);
    }
  }

  private void send(ByteBuffer data) {
    if (!data.hasRemaining()) return;
    sent += data.remaining();
    output.write(data);
  }

  /**
   * Ends the body.
   *
   * @return whether the peer can tell that it has ended
   */
  public boolean end() {
    if (!ended) {
      ended = true;
      if (framing == Framing.CHUNKED) frame(NOTHING, ascii("0\r\n\r\n"), NOTHING);
      else flush();
    }
    return framing == Framing.NONE
        || framing == Framing.CHUNKED
        || framing == Framing.LENGTH && left == 0;
  }

  /**
   * Counts bytes of the body that went to the connection by themselves, as of a file.
   *
   * @param count bytes
   */
  public void sentBeside(long count) {
    left -= count;
    sent += count;
  }

  /** Waits in the calling task until there is room. */
  public void drain() {
    output.drain();
  }

  /** {@return whether the head has been sent, or some of it} */
  public boolean isStarted() {
    return sent > 0;
  }

  /** {@return the bytes so far, those of the head, too} */
  public long sent() {
    return sent;
  }
}
