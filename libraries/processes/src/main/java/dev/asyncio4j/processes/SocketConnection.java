package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.streams.Connection;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A connection over a socket: each message is its length and its bytes. */
final class SocketConnection implements AioConnection {
  private final Connection connection;
  private final EventLoop loop;
  private final Deque<byte[]> ahead = new ArrayDeque<>();
  final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean reading;

  /** The length that was read of a message whose reader was cancelled; -1: none. */
  private int begun = -1;

  private volatile boolean closed;

  SocketConnection(Connection connection, EventLoop loop) {
    this.connection = connection;
    this.loop = loop;
  }

  @Override
  public Coroutine<@Nullable Void> coroSend(Object object) {
    byte[] bytes = Pickle.bytes(object);
    Frame.check(bytes.length, ChildOptions.defaults().maxFrame());
    return async(
        () -> {
          checkOpen();
          try {
            connection
                .writer()
                .write(
                    ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array());
            await(connection.writer().drain());
          } catch (UncheckedIOException e) {
            throw new EndOfPipeException("the other end is closed: " + e.getMessage());
          }
        });
  }

  @Override
  public Coroutine<@Nullable Void> coroSendBytes(byte[] bytes) {
    return coroSend(bytes);
  }

  private void checkOpen() {
    if (closed) throw new IllegalStateException(this + " is closed here");
  }

  /** Reads a message to the head of the line; a cancelled one leaves all where it was. */
  private void fill() {
    if (reading) throw new IllegalStateException("another one receives from " + this);
    reading = true;
    try {
      if (begun < 0) begun = ByteBuffer.wrap(await(connection.reader().readExactly(4))).getInt();
      Frame.check(begun, ChildOptions.defaults().maxFrame());
      ahead.add(await(connection.reader().readExactly(begun)));
      begun = -1;
    } catch (IncompleteReadException | UncheckedIOException e) {
      throw new EndOfPipeException("the other end is closed, and nothing is left");
    } finally {
      reading = false;
    }
  }

  @Override
  public Coroutine<Object> coroRecv() {
    return async(
        () -> {
          checkOpen();
          if (ahead.isEmpty()) fill();
          return Pickle.value(ahead.remove(), null);
        });
  }

  @Override
  public <T> Coroutine<T> coroRecv(Class<T> type) {
    return async(() -> type.cast(await(coroRecv())));
  }

  @Override
  public Coroutine<byte[]> coroRecvBytes() {
    return coroRecv(byte[].class);
  }

  @Override
  public Coroutine<Boolean> coroPoll(Duration limit) {
    return QueueHandle.inTime(
        async(
            () -> {
              checkOpen();
              try {
                if (ahead.isEmpty()) fill();
              } catch (EndOfPipeException e) {
                return true;
              }
              return true;
            }),
        limit);
  }

  @Override
  public void send(Object object) {
    Call.refuseOnLoop("send", "coroSend");
    runCoroutineThreadsafe(coroSend(object), loop).join();
  }

  @Override
  public Object recv() {
    Call.refuseOnLoop("recv", "coroRecv");
    return runCoroutineThreadsafe(coroRecv(), loop).join();
  }

  @Override
  public boolean poll(Duration limit) {
    Call.refuseOnLoop("poll", "coroPoll");
    return runCoroutineThreadsafe(coroPoll(limit), loop).join();
  }

  @Override
  public boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    ended.complete(null);
    Call.onTurn(LoopPort.of(loop), connection.writer()::close);
  }

  @Override
  public String toString() {
    return "<AioConnection " + (closed ? "closed>" : "open>");
  }
}
