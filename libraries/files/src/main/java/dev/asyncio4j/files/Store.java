package dev.asyncio4j.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** The bytes under a file, read and written by blocking calls, one at a time. */
interface Store extends Closeable {
  /** Reads some bytes; -1 at the end. */
  int read(ByteBuffer into) throws IOException;

  /** Writes all bytes. */
  void write(ByteBuffer from) throws IOException;

  boolean readable();

  boolean writable();

  /** Tells whether each write goes to the end, wherever the position is. */
  boolean appends();

  /** Tells whether the store has positions; the three calls below are for those that do. */
  boolean seekable();

  long position() throws IOException;

  void position(long offset) throws IOException;

  long size() throws IOException;

  /** Cuts the store, or adds zeros; the position may move. */
  void resize(long size) throws IOException;

  /** Waits until the disk has what was written, where there is a disk. */
  void sync() throws IOException;

  /**
   * Tells whether a call may block that writes so many bytes, or reads: if so, it needs a thread.
   */
  boolean blocks(long writing);

  /** Tells whether small writes are gathered above it. */
  boolean buffers();

  Optional<FileChannel> channel();

  /** Removes what is to go with a file that nobody has closed. */
  default void discard() throws IOException {}
}
