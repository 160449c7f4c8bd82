package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.zeromq.rpc.Rpcs.BOUND;
import static dev.asyncio4j.zeromq.rpc.Rpcs.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The wire's format is aiozmq's. */
@ExtendWith(NothingLeftBehind.class)
class PythonTest {
  private static final String PYTHON = System.getProperty("python", "/usr/bin/python3");

  @BeforeEach
  void hasAiozmq() throws Exception {
    boolean installed =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", "import aiozmq.rpc").start().waitFor() == 0;
    if (!installed) System.out.println("left out, for " + PYTHON + " has no aiozmq");
    assumeTrue(installed, PYTHON + " has no aiozmq");
  }

  private static Program.Running python(String script, String argument) throws Exception {
    var command = new ProcessBuilder(PYTHON, "-c", script, argument);
    return new Program.Running(command.redirectErrorStream(true).start());
  }

  @Test
  @DisplayName("R-01 a server in Python answers our client")
  void client() throws Exception {
    var script =
        """
        import asyncio, aiozmq.rpc as rpc
        class Handler(rpc.AttrHandler):
            @rpc.method
            def add(self, a, b=10):
                return a + b
            @rpc.method
            def echo(self, value):
                return value
            @rpc.method
            def fails(self):
                return {}["nobody"]
        async def main():
            server = await rpc.serve_rpc(Handler(), bind="tcp://127.0.0.1:*")
            print(list(server.transport.bindings())[0], flush=True)
            await asyncio.sleep(60)
        asyncio.run(main())
        """;
    try (var peer = python(script, "")) {
      var options = RpcOptions.defaults().connect(peer.firstLine());
      run(async(() -> callPython(options)));
    }
  }

  private static void callPython(RpcOptions options) {
    try (var client = await(Rpc.connectRpc(options))) {
      assertThat(await(client.<Long>call("add", 1))).isEqualTo(11L);
      assertThat(await(client.<Long>call("add", List.of(1), Map.of("b", 2)))).isEqualTo(3L);
      var value = List.of(-1L, 1L << 40, 1.5, "ä", true, Map.of("k", List.of()));
      assertThat(await(client.<Object>call("echo", value))).isEqualTo(value);
      var bytes = await(client.<byte[]>call("echo", new byte[] {0, -1}));
      assertThat(bytes).containsExactly(0, -1);
      var missing = assertFails(NoSuchElementException.class, client.call("fails"));
      assertThat(missing).hasMessage("nobody");
      assertFails(NotFoundException.class, client.call("nix"));
      assertFails(ParametersException.class, client.call("add"));
      var calls = new ArrayList<Coroutine<Long>>();
      for (int i = 0; i < 100; i++) calls.add(client.call("add", i, 0));
      assertThat(await(gather(calls)).stream().mapToLong(each -> each).sum()).isEqualTo(4950);
    }
  }

  @Test
  @DisplayName("R-01 a client in Python is answered by our server")
  void server() {
    var script =
        """
        import asyncio, sys, aiozmq.rpc as rpc
        async def main():
            client = await rpc.connect_rpc(connect=sys.argv[1], timeout=20)
            print(await client.call.echo([1, "two", b"3", None, {"k": 2.5}]), end=" ")
            for call in (client.call.fails, client.call.nix):
                try:
                    await call()
                except Exception as e:
                    print(type(e).__name__, *e.args, end=" ")
            client.close()
        asyncio.run(main())
        """;
    RpcFunction echo = (args, named) -> args.get(0);
    RpcFunction fails =
        (args, named) -> {
          throw new IllegalArgumentException("bad");
        };
    run(
        async(
            () -> {
              var handler = Map.of("echo", echo, "fails", fails);
              var server = await(Rpc.serveRpc(handler, BOUND));
              try (var peer = python(script, place(server))) {
                assertThat(await(toThread(peer::firstLine)).strip())
                    .isEqualTo(
                        "(1, 'two', b'3', None, {'k': 2.5}) ValueError bad NotFoundError nix");
              }
              server.close();
              await(server.waitClosed());
            }));
  }
}
