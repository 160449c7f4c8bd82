package dev.asyncio4j.files;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/** Bytes in memory as a store. */
final class MemoryStore implements Store {
  private byte[] data = new byte[256];
  private int size;
  private long place;

  @Override
  public int read(ByteBuffer into) {
    if (place >= size) return -1;
    int count = Math.min(into.remaining(), size - (int) place);
    into.put(data, (int) place, count);
    place += count;
    return count;
  }

  @Override
  public void write(ByteBuffer from) {
    int count = from.remaining();
    int end = Math.toIntExact(place + count);
    grow(end);
    from.get(data, (int) place, count);
    place = end;
    size = Math.max(size, end);
  }

  private void grow(int length) {
    if (length > data.length) data = Arrays.copyOf(data, Math.max(length, 2 * data.length));
  }

  /** All bytes, to be read. */
  ByteBuffer content() {
    return ByteBuffer.wrap(data, 0, size);
  }

  @Override
  public boolean readable() {
    return true;
  }

  @Override
  public boolean writable() {
    return true;
  }

  @Override
  public boolean appends() {
    return false;
  }

  @Override
  public boolean seekable() {
    return true;
  }

  @Override
  public long position() {
    return place;
  }

  @Override
  public void position(long offset) {
    place = offset;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void resize(long length) {
    int target = Math.toIntExact(length);
    grow(target);
    if (target < size) Arrays.fill(data, target, size, (byte) 0);
    size = target;
  }

  @Override
  public void sync() {}

  @Override
  public boolean blocks(long writing) {
    return false;
  }

  @Override
  public boolean buffers() {
    return false;
  }

  @Override
  public Optional<FileChannel> channel() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
