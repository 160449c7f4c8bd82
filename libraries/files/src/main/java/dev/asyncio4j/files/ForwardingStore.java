package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A store that another one does the work for. */
class ForwardingStore implements Store {
  Store store;

  ForwardingStore(Store store) {
    this.store = store;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return store.read(into);
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    store.write(from);
  }

  @Override
  public boolean readable() {
    return store.readable();
  }

  @Override
  public boolean writable() {
    return store.writable();
  }

  @Override
  public boolean appends() {
    return store.appends();
  }

  @Override
  public boolean seekable() {
    return store.seekable();
  }

  @Override
  public long position() throws IOException {
    return store.position();
  }

  @Override
  public void position(long offset) throws IOException {
    store.position(offset);
  }

  @Override
  public long size() throws IOException {
    return store.size();
  }

  @Override
  public void resize(long size) throws IOException {
    store.resize(size);
  }

  @Override
  public void sync() throws IOException {
    store.sync();
  }

  @Override
  public boolean blocks(long writing) {
    return store.blocks(writing);
  }

  @Override
  public boolean buffers() {
    return store.buffers();
  }

  @Override
  public Optional<FileChannel> channel() {
    return store.channel();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
