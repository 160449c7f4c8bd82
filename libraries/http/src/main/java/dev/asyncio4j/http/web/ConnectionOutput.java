package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.shield;

import dev.asyncio4j.Future;
import dev.asyncio4j.http.wire.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The output of a connection, and the tasks that wait for room in it. */
final class ConnectionOutput implements Output {
  private final ServerConnection connection;
  private boolean paused;
  private @Nullable Future<@Nullable Void> room; // while a task waits for it

  ConnectionOutput(ServerConnection connection) {
    this.connection = connection;
  }

  @Override
  public void write(ByteBuffer data) {
    checkOpen();
    connection.transport().write(data);
  }

  private void checkOpen() {
    if (connection.isGone()) {
      throw new UncheckedIOException(new IOException("Cannot write to closing transport"));
    }
  }

  @Override
  public void drain() {
    while (paused) {
      checkOpen();
      if (room == null || room.done()) room = connection.server().loop().createFuture();
      await(shield(room)); // all that wait share it: a cancelled one leaves it to the others
      checkOpen(); // the loss of the connection wakes them, too
    }
  }

  boolean isWritable() {
    return !paused;
  }

  void pause() {
    paused = true;
  }

  /** Lets the tasks go on: there is room, or the connection is lost. */
  void resume() {
    paused = false;
    if (room != null && !room.done()) room.setResult(null);
    room = null;
  }
}
