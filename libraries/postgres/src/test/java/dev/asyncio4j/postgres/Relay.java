package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.sync.Event;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Passes on what a client and the server say, but holds a statement, or the answer to it. */
final class Relay {
  private final URI server = URI.create(Pg.DSN);
  private final String statement;
  private final boolean isAnswerHeld;

  /** Set when there is something to hold. */
  final Event holds = Event.create();

  /** Set when the server has taken a request to cancel. */
  final Event cancelled = Event.create();

  /** Lets go what is held. */
  final Event letGo = Event.create();

  private int connections;
  private boolean isSent;

  private Relay(String statement, boolean isAnswerHeld) {
    this.statement = statement;
    this.isAnswerHeld = isAnswerHeld;
  }

  static Relay ofStatement(String text) {
    return new Relay(text, false);
  }

  static Relay ofAnswerTo(String text) {
    return new Relay(text, true);
  }

  /** Runs a body with a connection, which is the first one that passes here. */
  void run(VoidBody1<PgConnection> body) throws Exception {
    try (var proxy = await(startServer(this::serve, "127.0.0.1", 0))) {
      int port = ((InetSocketAddress) proxy.sockets().get(0)).getPort();
      var dsn = Pg.DSN.replace(":" + server.getPort(), ":" + port);
      try (var con = await(Postgres.connect(dsn + "?sslmode=disable"))) {
        body.accept(con);
      } finally {
        letGo.set();
      }
    }
  }

  private void serve(StreamReader reader, StreamWriter writer) {
    boolean isFirst = connections++ == 0;
    var up = await(openConnection(server.getHost(), server.getPort()));
    var back = createTask(async(() -> back(up.reader(), writer, isFirst)));
    try {
      for (byte[] piece; (piece = await(reader.read(1 << 16))).length > 0; ) {
        if (isFirst && contains(piece)) {
          isSent = true;
          if (!isAnswerHeld) hold();
        }
        up.writer().write(piece);
      }
    } finally {
      back.cancel();
      up.writer().close();
      writer.close();
    }
  }

  private boolean contains(byte[] piece) {
    return new String(piece, StandardCharsets.ISO_8859_1).contains(statement);
  }

  private void back(StreamReader reader, StreamWriter writer, boolean isFirst) {
    for (byte[] piece; (piece = await(reader.read(1 << 16))).length > 0; ) {
      if (isFirst && isSent && isAnswerHeld) hold();
      writer.write(piece);
    }
    writer.close();
    if (!isFirst) cancelled.set();
  }

  private void hold() {
    holds.set();
    await(letGo.await());
  }
}
