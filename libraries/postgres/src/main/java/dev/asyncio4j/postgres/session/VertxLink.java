package dev.asyncio4j.postgres.session;

import io.netty.channel.Channel;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.internal.ArrayTuple;
import io.vertx.sqlclient.internal.Connection;
import io.vertx.sqlclient.internal.PreparedStatement;
import io.vertx.sqlclient.internal.QueryResultHandler;
import io.vertx.sqlclient.internal.SqlConnectionBase;
import io.vertx.sqlclient.internal.command.CloseCursorCommand;
import io.vertx.sqlclient.internal.command.CloseStatementCommand;
import io.vertx.sqlclient.internal.command.CommandBase;
import io.vertx.sqlclient.internal.command.ExtendedQueryCommand;
import io.vertx.sqlclient.internal.command.PrepareStatementCommand;
import io.vertx.sqlclient.internal.command.SimpleQueryCommand;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** The client of Vert.x's. */
final class VertxLink implements Link {
  private static final QueryResultHandler<Void> NOTHING = QueryResultHandler.NOOP_HANDLER;

  /** The rows of the client below, which sees none: {@link Tap} takes them. */
  private static final Collector<Row, ?, Void> NO_ROWS =
      Collector.of(() -> NOTHING, (nothing, row) -> {}, (first, second) -> first, end -> null);

  private final PgConnection connection;
  private final Connection commands;
  private final Messages messages;
  private final String path;

  /**
   * Takes a connection over.
   *
   * @param path of its Unix socket; empty: there is none
   */
  VertxLink(PgConnection connection, Messages messages, String path) {
    this.connection = connection;
    this.messages = messages;
    this.path = path;
    commands = ((SqlConnectionBase<?>) connection).unwrap();
  }

  private Channel channel() {
    return messages.tap().channel;
  }

  @Override
  public Answer prepare(String sql, boolean isNamed) {
    var answer = new Answer();
    messages.expect(answer);
    commands.<PreparedStatement>schedule(
        new PrepareStatementCommand(sql, null, isNamed),
        (statement, error) -> {
          answer.handle = statement;
          end(answer, error);
        });
    return answer;
  }

  @Override
  public Answer prepare(String sql, String name) {
    messages.names().expect(sql, name);
    return prepare(sql, true);
  }

  @Override
  public Answer script(String sql) {
    return script(sql, new Answer());
  }

  @Override
  public Answer copy(String sql) {
    var answer = new Answer();
    answer.isCopy = true;
    return script(sql, answer);
  }

  private Answer script(String sql, Answer answer) {
    return send(answer, new SimpleQueryCommand<>(sql, false, false, NO_ROWS, NOTHING));
  }

  @Override
  public Answer execute(
      Statement statement, @Nullable Object[] parameters, int limit, @Nullable String portal) {
    return query(statement, tuple(parameters), limit, portal, false);
  }

  @Override
  public Answer resume(Statement statement, int limit, String portal) {
    return query(statement, ArrayTuple.EMPTY, limit, portal, true);
  }

  private Answer query(
      Statement statement,
      Tuple parameters,
      int limit,
      @Nullable String portal,
      boolean isResumed) {
    var answer = new Answer(statement.columns);
    var prepared = (PreparedStatement) statement.handle;
    return send(
        answer,
        ExtendedQueryCommand.createQuery(
            prepared.sql(),
            null,
            prepared,
            parameters,
            limit,
            portal,
            isResumed,
            false,
            NO_ROWS,
            NOTHING));
  }

  @Override
  public Answer batch(Statement statement, List<@Nullable Object[]> rows) {
    var answer = new Answer(statement.columns);
    var prepared = (PreparedStatement) statement.handle;
    var tuples = new ArrayList<Tuple>(rows.size());
    for (var row : rows) tuples.add(tuple(row));
    return send(
        answer,
        ExtendedQueryCommand.createBatch(
            prepared.sql(), null, prepared, tuples, false, NO_ROWS, NOTHING));
  }

  @Override
  public Answer closeStatement(Object statement) {
    return later(
        () -> send(new Answer(), new CloseStatementCommand((PreparedStatement) statement)));
  }

  @Override
  public Answer closePortal(Object statement, String portal) {
    return later(
        () -> send(new Answer(), new CloseCursorCommand(portal, (PreparedStatement) statement)));
  }

  @Override
  public Answer later(Supplier<Answer> sending) {
    return messages.tap().flushes.later(sending);
  }

  private <R> Answer send(Answer answer, CommandBase<R> command) {
    messages.expect(answer);
    commands.schedule(command, (result, error) -> end(answer, error));
    return answer;
  }

  private void end(Answer answer, @Nullable Throwable error) {
    var broken = messages.failure();
    if (error != null) answer.fail(broken != null ? broken : Failures.of(error));
    answer.done();
  }

  /** Makes what the client below takes of values, which nobody else uses. */
  private static Tuple tuple(@Nullable Object[] values) {
    for (int i = 0; i < values.length; i++)
      if (values[i] instanceof byte[] bytes) values[i] = Buffer.buffer(bytes);
    return Tuple.wrap(values);
  }

  @Override
  public void copyData(byte[] piece) {
    messages.copyData(piece);
  }

  @Override
  public void copyDone() {
    messages.copyDone();
  }

  @Override
  public void copyFail(String why) {
    messages.copyFail(why);
  }

  @Override
  public void resumeReading() {
    channel().config().setAutoRead(true);
  }

  @Override
  public boolean isWritable() {
    return channel().isWritable();
  }

  @Override
  public void whenWritable(@Nullable Runnable action) {
    messages.whenWritable(action);
  }

  @Override
  public Canceller canceller() {
    int pid = connection.processId();
    if (!path.isEmpty()) return new Canceller(path, 0, pid, connection.secretKey());
    var peer = (InetSocketAddress) channel().remoteAddress();
    return new Canceller(
        peer.getAddress().getHostAddress(), peer.getPort(), pid, connection.secretKey());
  }

  @Override
  public Map<String, String> settings() {
    return messages.settings();
  }

  @Override
  public char status() {
    return messages.status();
  }

  @Override
  public int epoch() {
    return messages.epoch();
  }

  @Override
  public int processId() {
    return connection.processId();
  }

  @Override
  public void listener(Listener listener) {
    connection.notificationHandler(
        told -> listener.notified(told.getProcessId(), told.getChannel(), told.getPayload()));
    connection.noticeHandler(told -> listener.noticed(Failures.message(told)));
    var last = new @Nullable Throwable[1]; // of those that came without a command
    connection.exceptionHandler(error -> last[0] = error);
    connection.closeHandler(
        closed -> {
          Throwable broken = messages.failure();
          listener.closed(broken != null ? broken : last[0]);
        });
  }

  @Override
  public void close() {
    connection.close();
  }

  @Override
  public void abort() {
    messages.tap().abort();
  }
}
