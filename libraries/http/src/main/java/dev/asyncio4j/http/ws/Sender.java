package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.http.ClientConnectionResetException;
import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.sync.Lock;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the frames of one side: whole, in order, and no faster than the link takes them.
 *
 * <p>The messages that are compressed share a window, so each is deflated and written in one go. A
 * large one is deflated in a thread; the others then wait behind the lock, and a sender that is
 * cancelled leaves it to end by itself.
 */
final class Sender {
  /** The largest message that is deflated on the loop, in bytes: about a millisecond. */
  private static final int DEFLATED_INLINE = 64 * 1024;

  private final RawConnection link;
  private final FrameWriter frames;

  /** Null if compression was not negotiated. */
  private final @Nullable Deflation deflation;

  /** The order of deflations; made with the first large message, for most sockets send none. */
  private @Nullable Lock deflating;

  /** True once the close frame has been sent: nothing may follow. */
  private boolean ended;

  Sender(RawConnection link, FrameWriter frames, @Nullable Deflation deflation) {
    this.link = link;
    this.frames = frames;
    this.deflation = deflation;
  }

  /** Sends a message as the two sides have agreed; called in a coroutine. */
  void send(int opcode, byte[] payload) {
    if (deflation == null || Opcode.isControl(opcode)) sendPlain(opcode, payload);
    else sendDeflated(deflation, opcode, payload);
  }

  /** Sends a message that is not compressed, whatever was agreed on. */
  void sendPlain(int opcode, byte[] payload) {
    link.write(frame(opcode, payload, false));
    drain();
  }

  /** Sends the last frame. */
  void sendClose(byte[] payload) {
    closeNowait(payload);
    drain();
  }

  /** Writes the last frame without waiting for anything. */
  void closeNowait(byte[] payload) {
    byte[] frame = frame(Opcode.CLOSE, payload, false);
    ended = true;
    link.write(frame);
  }

  private void sendDeflated(Deflation deflation, int opcode, byte[] payload) {
    if (payload.length > DEFLATED_INLINE) {
      VoidBody deflatedInThread =
          () -> {
            requireOpen();
            byte[] deflated = await(toThread(() -> deflation.deflate(payload)));
            link.write(frame(opcode, deflated, true));
          };
      Lock lock = lock();
      await(shield(createTask(async(() -> lock.with(deflatedInThread)), "deflate")));
    } else if (isDeflating()) {
      lock().with(() -> deflateAndWrite(deflation, opcode, payload));
    } else {
      deflateAndWrite(deflation, opcode, payload);
    }
    drain();
  }

  private Lock lock() {
    if (deflating == null) deflating = Lock.create();
    return deflating;
  }

  private boolean isDeflating() {
    return deflating != null && deflating.locked();
  }

  private void deflateAndWrite(Deflation deflation, int opcode, byte[] payload) {
    requireOpen(); // first: what a message has gone through must be sent
    link.write(frame(opcode, deflation.deflate(payload), true));
  }

  private byte[] frame(int opcode, byte[] payload, boolean compressed) {
    requireOpen();
    return frames.frame(opcode, payload, compressed);
  }

  /** Sends a ping without waiting for anything, if it can be sent. */
  void pingNowait() {
    if (!ended && !link.isClosing()) link.write(frame(Opcode.PING, new byte[0], false));
  }

  private void drain() {
    if (link.isWritable()) return;
    try {
      link.drain();
    } catch (UncheckedIOException lost) {
      throw closed(lost);
    }
  }

  private void requireOpen() {
    if (ended || link.isClosing()) throw closed(null);
  }

  private static ClientConnectionResetException closed(@Nullable Throwable cause) {
    return new ClientConnectionResetException("Cannot write to closing transport", cause);
  }

  boolean compresses() {
    return deflation != null;
  }

  void release() {
    // A deflation in a thread still uses it: then its own cleaner frees it.
    if (deflation != null && !isDeflating()) deflation.close();
  }
}
