package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Event;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request to cancel whose end the client does not see for a while. */
@ExtendWith(NothingLeftBehind.class)
class PgHeldCancelTest {
  final URI server = URI.create(Pg.DSN); // started before a test looks at what is left behind

  private StreamWriter main;
  private int connections;
  private int sent; // by the client, on its own connection
  private int answered; // to it
  private final Event delivered = Event.create();
  private final Event letGo = Event.create();

  private interface Body {
    void run(PgConnection con);
  }

  private void through(Body body) {
    Pg.real(
        () -> {
          try (var proxy = await(startServer(this::serve, "127.0.0.1", 0))) {
            int port = ((InetSocketAddress) proxy.sockets().get(0)).getPort();
            var dsn = Pg.DSN.replace(":" + server.getPort(), ":" + port);
            try (var con = await(Postgres.connect(dsn + "?sslmode=disable"))) {
              body.run(con);
            }
          }
        });
  }

  private void serve(StreamReader reader, StreamWriter writer) {
    var up = await(openConnection(server.getHost(), server.getPort()));
    boolean isMain = connections++ == 0;
    if (isMain) main = writer;
    var back = createTask(async(() -> back(up.reader(), writer, isMain)));
    try {
      for (byte[] piece; (piece = await(reader.read(1 << 16))).length > 0; ) {
        if (isMain) sent += piece.length;
        up.writer().write(piece);
      }
    } finally {
      if (isMain) back.cancel();
      up.writer().close();
      writer.close();
    }
  }

  private void back(StreamReader reader, StreamWriter writer, boolean isMain) {
    for (byte[] piece; (piece = await(reader.read(1 << 16))).length > 0; ) {
      if (isMain) answered += piece.length;
      writer.write(piece);
    }
    if (isMain) return;
    delivered.set(); // the server has taken the request, and closed
    await(letGo.await());
    writer.close();
  }

  /** Cancels a statement, and returns when the server has answered it. */
  private void cancelled(PgConnection con) {
    var slow = createTask(con.execute("SELECT pg_sleep(60)"));
    Pg.untilAsleep(con);
    int before = answered;
    slow.cancel();
    assertThatThrownBy(() -> await(slow)).isInstanceOf(CancelledError.class);
    await(delivered.await());
    while (answered == before) await(sleep(Duration.ofMillis(1)));
  }

  @Test
  @DisplayName("PG-29 the next statement is sent only when the request to cancel has ended")
  void held() {
    through(
        con -> {
          cancelled(con);
          int before = sent;
          var next = createTask(con.<Integer>fetchVal("SELECT 7"));
          for (int i = 0; i < 5; i++) await(sleep(Duration.ofMillis(1)));
          assertThat(sent).isEqualTo(before);
          assertThat(next.done()).isFalse();
          letGo.set();
          assertThat(await(next)).isEqualTo(7);
        });
  }

  @Test
  @DisplayName("PG-29 a connection that is lost in the meantime fails whoever waits")
  void lost() {
    through(
        con -> {
          cancelled(con);
          var next = createTask(con.<Integer>fetchVal("SELECT 7"));
          await(sleep(Duration.ofMillis(5)));
          main.transport().abort();
          assertThatThrownBy(() -> await(next)).isInstanceOf(InterfaceException.class);
          letGo.set();
        });
  }
}
