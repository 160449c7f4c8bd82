package dev.asyncio4j.benchmarks.programs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import com.sun.management.OperatingSystemMXBean;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.Connector;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.TcpOptions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads a server, and prints the processor time of each operation: {@code HttpClient COUNT PORT}.
 */
public final class HttpClient {
  /** Rounds before the one that counts: of small operations, and of those of 100 MiB. */
  private static final int WARM_AFTER = 10;

  private static final int WARM_AFTER_BULK = 40;

  private final ClientSession session;
  private final String base;

  private HttpClient(ClientSession session, String base) {
    this.session = session;
    this.base = base;
  }

  public static void main(String[] args) {
    run(async(() -> measure(Integer.parseInt(args[0]), "http://127.0.0.1:" + args[1])));
  }

  private static void measure(int count, String base) throws Exception {
    var connector = Connector.tcp(TcpOptions.defaults().limit(0));
    try (var session = ClientSession.create(SessionOptions.defaults().connector(connector))) {
      var client = new HttpClient(session, base);
      for (int tasks : new int[] {1, 10, 50}) {
        tell("GET, " + tasks + " tasks", WARM_AFTER, 1e6 / count, () -> client.ask(count, tasks));
      }
      for (int sockets : new int[] {1, 50}) {
        String title = "echo, " + sockets + " sockets";
        tell(title, WARM_AFTER, 1e6 / count, () -> client.echo(count, sockets));
      }
      tell("down", WARM_AFTER_BULK, 1e3, client::down);
      tell("up", WARM_AFTER_BULK, 1e3, client::up);
    }
  }

  private static void tell(String title, int warmAfter, double unit, VoidBody operation)
      throws Exception {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    for (int i = 0; i < warmAfter; i++) operation.run();
    long before = system.getProcessCpuTime();
    operation.run();
    System.out.printf("%s\t%f%n", title, (system.getProcessCpuTime() - before) / 1e9 * unit);
  }

  private static void inTasks(int tasks, VoidBody part) {
    List<Coroutine<?>> all = new ArrayList<>();
    for (int i = 0; i < tasks; i++) all.add(async(part));
    await(gather(all));
  }

  private void ask(int count, int tasks) {
    inTasks(
        tasks,
        () -> {
          for (int i = 0; i < count / tasks; i++) {
            try (var response = await(session.get(base + "/hello/me"))) {
              await(response.read());
            }
          }
        });
  }

  private void echo(int count, int sockets) {
    String text = "x".repeat(100);
    inTasks(
        sockets,
        () -> {
          try (var ws = await(session.wsConnect(base + "/echo"))) {
            for (int i = 0; i < count / sockets; i++) {
              await(ws.sendStr(text));
              await(ws.receiveStr());
            }
          }
        });
  }

  private void down() {
    long length = 0;
    try (var response = await(session.get(base + "/down"))) {
      for (byte[] piece : each(response.content().any())) length += piece.length;
    }
    if (length != (long) HttpServer.PIECES * HttpServer.PIECE) {
      throw new IllegalStateException("the server has sent " + length + " bytes");
    }
  }

  private void up() {
    var options = RequestOptions.defaults().data(pieces());
    try (var response = await(session.post(base + "/up", options))) {
      await(response.read());
    }
  }

  private static AsyncIterable<byte[]> pieces() {
    var piece = new byte[HttpServer.PIECE];
    return asyncGenerator(
        out -> {
          for (int i = 0; i < HttpServer.PIECES; i++) out.emit(piece);
        });
  }
}
