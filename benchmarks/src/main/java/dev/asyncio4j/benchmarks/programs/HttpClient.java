package dev.asyncio4j.benchmarks.programs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import com.sun.management.OperatingSystemMXBean;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.Connector;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.TcpOptions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a server, and prints the processor time of a request: {@code HttpClient COUNT TASKS PORT}.
 */
public final class HttpClient {
  /** Rounds before the one that counts. */
  private static final int WARM_AFTER = 10;

  private HttpClient() {}

  public static void main(String[] args) {
    int count = Integer.parseInt(args[0]);
    int tasks = Integer.parseInt(args[1]);
    run(async(() -> measure("http://127.0.0.1:" + args[2] + "/hello/me", count, tasks)));
  }

  private static void measure(String url, int count, int tasks) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var connector = Connector.tcp(TcpOptions.defaults().limit(0));
    try (var session = ClientSession.create(SessionOptions.defaults().connector(connector))) {
      for (int i = 0; i < WARM_AFTER; i++) ask(session, url, count, tasks);
      long before = system.getProcessCpuTime();
      ask(session, url, count, tasks);
      double micros = (system.getProcessCpuTime() - before) / 1e3 / count;
      System.out.printf("GET, %d tasks\t%f%n", tasks, micros);
    }
  }

  private static void ask(ClientSession session, String url, int count, int tasks) {
    List<Coroutine<?>> all = new ArrayList<>();
    for (int i = 0; i < tasks; i++) all.add(async(() -> some(session, url, count / tasks)));
    await(gather(all));
  }

  private static void some(ClientSession session, String url, int count) {
    for (int i = 0; i < count; i++) {
      try (var response = await(session.get(url))) {
        await(response.read());
      }
    }
  }
}
