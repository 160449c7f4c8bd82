package dev.asyncio4j.files;

import dev.asyncio4j.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The blocking work on one file, one piece at a time, and its close when nobody else closes it.
 *
 * <p>No piece runs with its thread's interrupt flag up, for that would close the channel.
 */
final class BlockingWork {
  private final String name;
  private final Bytes bytes;

  /** The lock that a piece of work holds; a loop that closes meanwhile leaves the close to it. */
  private final ReentrantLock running = new ReentrantLock();

  private volatile boolean unused;

  BlockingWork(String name, Bytes bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  <T extends @Nullable Object> T run(Body<T> part) throws Exception {
    boolean stale = Thread.interrupted();
    running.lock();
    try {
      return part.run();
    } catch (ClosedByInterruptException e) {
      throw new ClosedFileException(
          name + " was closed by an interrupt of " + Thread.currentThread().getName(), e);
    } catch (ClosedChannelException e) {
      throw new ClosedFileException("the channel of " + name + " was closed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      running.unlock();
      if (unused) closeUnused();
      if (stale) Thread.currentThread().interrupt();
    }
  }

  void close() throws IOException {
    running.lock();
    try {
      bytes.close();
    } finally {
      running.unlock();
    }
  }

  /** Closes now, or at the end of the piece that runs. */
  void closeUnused() throws IOException {
    unused = true;
    if (!running.tryLock()) return;
    try {
      bytes.close();
      bytes.store.discard();
    } finally {
      running.unlock();
    }
  }
}
