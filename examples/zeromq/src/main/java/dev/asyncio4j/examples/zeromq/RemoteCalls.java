package dev.asyncio4j.examples.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.zeromq.rpc.Rpc;
import dev.asyncio4j.zeromq.rpc.RpcClient;
import dev.asyncio4j.zeromq.rpc.RpcMethod;
import dev.asyncio4j.zeromq.rpc.RpcOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Remote calls, a thousand at once. Python: {@code 02_rpc.py}. */
public final class RemoteCalls {
  private RemoteCalls() {}

  /** A namespace. */
  static final class Files {
    @RpcMethod
    int size(String name) {
      return name.length();
    }
  }

  /** The methods that can be called. */
  static final class Handler {
    @RpcMethod final Files files = new Files();

    @RpcMethod
    long add(long a, long b) {
      return a + b;
    }

    @RpcMethod
    long add(long a) {
      return add(a, 10);
    }

    @RpcMethod
    String slow(long millis) {
      await(sleep(Duration.ofMillis(millis)));
      return "slow";
    }

    @RpcMethod
    Object echo(Object value) {
      return value;
    }
  }

  /** Writes a value as Python does. */
  private static String repr(Object value) {
    if (value == null) return "None";
    if (value instanceof Boolean it) return it ? "True" : "False";
    if (value instanceof String it) return "'" + it + "'";
    if (value instanceof byte[] it) return "b'" + escaped(it) + "'";
    if (value instanceof List<?> it) {
      return it.stream().map(RemoteCalls::repr).collect(Collectors.joining(", ", "(", ")"));
    }
    if (value instanceof Map<?, ?> it) {
      return it.entrySet().stream()
          .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }

  private static String escaped(byte[] bytes) {
    return new String(bytes, ISO_8859_1)
        .chars()
        .mapToObj(c -> c >= 32 && c < 127 ? "" + (char) c : "\\x%02x".formatted(c))
        .collect(Collectors.joining());
  }

  private static void values(RpcClient client) {
    System.out.printf(
        "%d %d %d%n",
        await(client.<Long>call("add", 1, 2)),
        await(client.<Long>call("add", 1)),
        await(client.<Long>call("add", List.of(), Map.of("a", 5, "b", 6))));
    System.out.println(await(client.<Long>call("files.size", "four")));
    var bytes = new byte[] {0, (byte) 0xff};
    var all = Arrays.asList(1, -2, "three", null, true, bytes, Map.of("k", 1.5));
    System.out.println(repr(await(client.call("echo", List.of(all), Map.of()))));
  }

  private static void atOnce(RpcClient client) {
    var order = new ArrayList<String>();
    await(
        gather(
            noted(order, "slow", client.call("slow", 200)),
            noted(order, "fast", client.call("add", 0, 0))));
    System.out.println(order);
    var calls = new ArrayList<Coroutine<Long>>();
    for (int i = 0; i < 1000; i++) calls.add(client.call("add", i, 0));
    System.out.println(await(gather(calls)).stream().mapToLong(each -> each).sum());
  }

  private static Coroutine<Boolean> noted(List<String> order, String name, Coroutine<?> call) {
    return async(() -> order.add("('%s', %s)".formatted(name, repr(await(call)))));
  }

  private static void program() {
    var bound = RpcOptions.defaults().bind("tcp://127.0.0.1:*");
    var server = await(Rpc.serveRpc(new Handler(), bound));
    var address = server.transport().bindings().iterator().next();
    var client = await(Rpc.connectRpc(RpcOptions.defaults().connect(address)));
    values(client);
    atOnce(client);
    client.close();
    await(client.waitClosed());
    server.close();
    await(server.waitClosed());
  }

  public static void main(String[] args) {
    run(async(RemoteCalls::program));
  }
}
