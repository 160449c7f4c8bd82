package dev.asyncio4j.postgres.session;

import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.postgres.ProtocolException;
import dev.asyncio4j.postgres.codec.Out;
import dev.asyncio4j.postgres.codec.TypeCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server's answer to one command, filled in until it is done. */
final class Answer {
  /** Above this the server waits. */
  private static final int MUCH = 256 * 1024;

  /**
   * The codecs of the columns; null if rows come as texts, since the statement was not prepared.
   */
  private final TypeCodec @Nullable [] codecs;

  List<Column> columns = List.of();

  /** True if this tells of a statement that was prepared, and of its {@link #parameters}. */
  boolean isDescription;

  int[] parameters = {};

  /** The statement that was prepared, of the client below. */
  @Nullable Object handle;

  final List<@Nullable Object[]> rows = new ArrayList<>();

  /** The tag of the last command. */
  String tag = "";

  /** The number of commands that have ended. */
  int completed;

  /** True if there may be more rows. */
  boolean isSuspended;

  /** The kind of copy that this command is: what the server may ask for, or send. */
  boolean isCopy;

  /** True while the server takes the data of a copy. */
  boolean isCopyIn;

  /** Data of a copy that nobody has taken yet. */
  private @Nullable Out data;

  private boolean isDiscarding;
  private boolean isDone;
  private @Nullable Throwable error;

  /** Completed at the next change; one waits at most. */
  private @Nullable Future<@Nullable Void> waiter;

  private @Nullable Runnable whenDone;

  /** Makes one of texts, or of no rows. */
  Answer() {
    codecs = null;
  }

  Answer(TypeCodec[] codecs) {
    this.codecs = codecs;
  }

  /** Reads a row, unless nobody will look at it. */
  void row(ByteBuffer in) {
    if (isDiscarding || error != null) return;
    try {
      rows.add(Rows.read(in, codecs));
    } catch (ProtocolException e) {
      throw e;
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  boolean isDone() {
    return isDone;
  }

  @Nullable Throwable error() {
    return error;
  }

  /** Keeps the first error. */
  void fail(Throwable failure) {
    if (error == null) error = failure;
  }

  void done() {
    if (isDone) return;
    isDone = true;
    changed();
    if (whenDone != null) whenDone.run();
  }

  /** Has an action run when this is done; at once, if it is. Null: none. */
  void whenDone(@Nullable Runnable action) {
    if (!isDone) whenDone = action;
    else if (action != null) action.run();
  }

  /** Tells whoever waits that something is new. */
  void changed() {
    var waiting = waiter;
    waiter = null;
    if (waiting != null && !waiting.done()) waiting.setResult(null);
  }

  /** {@return a future of the next change} */
  Future<@Nullable Void> change(EventLoop loop) {
    Future<@Nullable Void> future = loop.createFuture();
    waiter = future;
    return future;
  }

  /** {@return whether the server is to wait} */
  boolean offer(ByteBuffer piece) {
    if (isDiscarding) return false;
    if (data == null) data = new Out();
    data.raw(piece);
    changed();
    return data.size() > MUCH;
  }

  /** {@return all the data that there is, in one piece; null: none} */
  byte @Nullable [] poll() {
    return data == null || data.size() == 0 ? null : data.take();
  }

  /** {@return whether nobody wants the answer any more} */
  boolean isDiscarding() {
    return isDiscarding;
  }

  /** Drops the data that is there and that comes. */
  void discard() {
    isDiscarding = true;
    data = null;
  }
}
