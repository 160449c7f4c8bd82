package dev.asyncio4j.examples.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.zeromq.rpc.GenericException;
import dev.asyncio4j.zeromq.rpc.NotFoundException;
import dev.asyncio4j.zeromq.rpc.PackException;
import dev.asyncio4j.zeromq.rpc.ParametersException;
import dev.asyncio4j.zeromq.rpc.Rpc;
import dev.asyncio4j.zeromq.rpc.RpcClient;
import dev.asyncio4j.zeromq.rpc.RpcMethod;
import dev.asyncio4j.zeromq.rpc.RpcOptions;
import dev.asyncio4j.zeromq.rpc.RpcServer;
import dev.asyncio4j.zeromq.rpc.ServiceClosedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Failures of remote calls. Python: {@code 03_rpc_errors.py}. */
public final class RpcErrors {
  /** Python's name of each exception. */
  private static final Map<Class<?>, String> NAMES =
      Map.of(
          NotFoundException.class, "NotFoundError",
          ParametersException.class, "ParametersError",
          ServiceClosedException.class, "ServiceClosedError",
          PackException.class, "TypeError",
          IllegalArgumentException.class, "ValueError",
          AsyncTimeoutException.class, "TimeoutError");

  private RpcErrors() {}

  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }

  /** A namespace. */
  static final class Files {
    @RpcMethod
    int size() {
      return 0;
    }
  }

  /** The methods that can be called, and one that cannot. */
  static final class Handler {
    @RpcMethod final Files files = new Files();

    String hidden() {
      return "never";
    }

    @RpcMethod
    int add(int a) {
      return add(a, 10);
    }

    @RpcMethod
    int add(int a, int b) {
      return a + b;
    }

    @RpcMethod
    void fails(String how) {
      if (how.equals("builtin")) throw new IllegalArgumentException("bad value");
      throw new TooLarge(how);
    }

    @RpcMethod
    void slow() {
      await(sleep(Duration.ofMinutes(1)));
    }
  }

  private static void show(String what, Supplier<Coroutine<Object>> call) {
    String told;
    try {
      told = "" + await(call.get());
    } catch (GenericException e) {
      var type = e.exceptionType().replaceAll(".*[.$]", "");
      told = "GenericError %s %s".formatted(type, e.arguments().get(0));
    } catch (RuntimeException e) {
      told = NAMES.getOrDefault(e.getClass(), e.getClass().getSimpleName());
    }
    System.out.println(what + ": " + told);
  }

  private static void calls(RpcClient client) {
    for (var name : List.of("nix", "hidden", "files", "files.nix")) {
      show(name, () -> client.call(name));
    }
    show("none", () -> client.call("add"));
    show("too many", () -> client.call("add", 1, 2, 3));
    show("unknown keyword", () -> client.call("add", List.of(1), Map.of("c", 2)));
    show("bad type", () -> client.call("add", new Object()));
    show("builtin", () -> client.call("fails", "builtin"));
    show("generic", () -> client.call("fails", "large"));
  }

  private static void ends(RpcClient client, RpcClient knowing) {
    show("table", () -> knowing.call("fails", "large"));
    show("timeout", () -> client.withTimeout(Duration.ofMillis(200)).call("slow"));
    show("still there", () -> client.call("add", 1, 2));
    var pending = createTask(knowing.call("slow"));
    await(sleep(Duration.ofMillis(200)));
    knowing.close();
    await(knowing.waitClosed());
    try {
      await(pending);
    } catch (ServiceClosedException e) {
      System.out.println("pending call: ended");
    }
    show("closed", () -> knowing.call("add", 1, 2));
  }

  private static void program() {
    var bound = RpcOptions.defaults().bind("tcp://127.0.0.1:*");
    RpcServer server = await(Rpc.serveRpc(new Handler(), bound));
    var options = RpcOptions.defaults().connect("tcp://127.0.0.1:" + server.transport().port());
    var client = await(Rpc.connectRpc(options));
    calls(client);
    var table = options.error(TooLarge.class.getName(), args -> new TooLarge("" + args.get(0)));
    ends(client, await(Rpc.connectRpc(table)));
    client.close();
    server.close();
    await(server.waitClosed());
  }

  public static void main(String[] args) {
    run(async(RpcErrors::program));
  }
}
