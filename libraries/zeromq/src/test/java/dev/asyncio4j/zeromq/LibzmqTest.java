package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.zeromq.Zmqs.BOUND;
import static dev.asyncio4j.zeromq.Zmqs.NONE;
import static dev.asyncio4j.zeromq.Zmqs.message;
import static dev.asyncio4j.zeromq.Zmqs.place;
import static dev.asyncio4j.zeromq.Zmqs.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages to and from libzmq, which Python has; left out where it has none. */
@ExtendWith(NothingLeftBehind.class)
class LibzmqTest {
  /** Makes the socket that each line of the input asks for, and echoes what it can. */
  private static final String SCRIPT =
      """
      import select, sys, zmq
      context = zmq.Context()
      for line in sys.stdin:
          kind, how, place, secret, server = line.split()
          socket = context.socket(getattr(zmq, kind))
          socket.linger = 5000
          if how == "ask":
              socket.curve_publickey, socket.curve_secretkey = zmq.curve_keypair()
              socket.curve_serverkey = server.encode()
          elif secret != "-":
              socket.curve_server, socket.curve_secretkey = True, secret.encode()
          if kind == "SUB":
              socket.subscribe(b"to")
          if kind == "XSUB":
              socket.send(b"\\1to")
          if place == "-":
              place = "tcp://127.0.0.1:%d" % socket.bind_to_random_port("tcp://127.0.0.1")
          else:
              socket.connect(place)
          print(place, flush=True)
          if kind in ("REQ", "DEALER", "PAIR") and how != "echo":
              socket.send_multipart([b"ask", b""])
              print(*map(bytes.decode, socket.recv_multipart()), flush=True)
          elif kind == "PUB":
              while not select.select([sys.stdin], [], [], 0.02)[0]:
                  socket.send_multipart([b"to", b"", b"you"])
              sys.stdin.readline()
          elif kind == "PUSH":
              socket.send_multipart([b"to", b"", b"you"])
          elif kind == "XPUB":
              assert socket.recv() == b"\\1to"
              socket.send_multipart([b"to", b"", b"you"])
          elif kind in ("PULL", "SUB", "XSUB"):
              print(*map(bytes.decode, socket.recv_multipart()), flush=True)
          else:
              parts = socket.recv_multipart()
              while parts[-1] != b"end":
                  socket.send_multipart(parts)
                  parts = socket.recv_multipart()
              socket.send_multipart(parts)
          socket.close()
      """;

  private static Process python;
  private static BufferedReader lines;

  @BeforeAll
  static void start() throws Exception {
    var program = System.getProperty("python", "/usr/bin/python3");
    boolean installed =
        Files.isExecutable(Path.of(program))
            && new ProcessBuilder(program, "-c", "import zmq").start().waitFor() == 0;
    if (!installed) System.out.println("left out, for " + program + " has no pyzmq");
    assumeTrue(installed, program + " has no pyzmq");
    var command = new ProcessBuilder(program, "-c", SCRIPT);
    python = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    lines = python.inputReader();
  }

  @AfterAll
  static void stop() throws Exception {
    if (python != null) new Program.Running(python).close();
  }

  /** Asks for a socket; {@return the next line, which is its place} */
  private static String ask(String kind, String how, String place, String secret, String server) {
    tell(String.join(" ", kind, how, place, secret, server));
    return line();
  }

  private static void tell(String text) {
    try {
      python.outputWriter().write(text + "\n");
      python.outputWriter().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line() {
    return await(toThread(() -> lines.readLine()));
  }

  @ParameterizedTest
  @CsvSource({
    "REP, REQ",
    "ROUTER, REQ",
    "ROUTER, DEALER",
    "REP, DEALER",
    "DEALER, DEALER",
    "PAIR, PAIR"
  })
  @DisplayName("Z-28 questions of ours are answered by libzmq, a message of 16 MiB included")
  void weAsk(String kind, SocketType ours) {
    run(
        async(
            () -> {
              var options = NONE.connect(ask(kind, "echo", "-", "-", "-"));
              try (var socket = await(Zmq.socket(ours, options))) {
                boolean once = kind.equals("REP") && ours == SocketType.REQ;
                int most = once ? 16 << 20 : 100_000;
                exchange(socket, most, ours == SocketType.DEALER && kind.equals("REP"));
              }
            }));
  }

  /** Has messages echoed; a DEALER that asks a REP adds the empty part that a REQ would add. */
  private static void exchange(ZmqSocket socket, int most, boolean enveloped) {
    for (int size : new int[] {0, 1, 255, 256, most}) {
      var parts = List.of(new byte[size], bytes("more"));
      await(socket.sendMultipart(enveloped ? with(parts) : parts));
      var answer = await(socket.receiveMultipart());
      assertThat(answer).hasSize(enveloped ? 3 : 2);
      assertThat(answer.get(enveloped ? 1 : 0)).hasSize(size);
    }
    await(socket.sendMultipart(enveloped ? with(message("end")) : message("end")));
    assertThat(texts(await(socket.receiveMultipart()))).endsWith("end");
  }

  private static List<byte[]> with(List<byte[]> parts) {
    return parts.size() == 1
        ? List.of(new byte[0], parts.get(0))
        : List.of(new byte[0], parts.get(0), parts.get(1));
  }

  @ParameterizedTest
  @CsvSource({"REQ, REP", "REQ, ROUTER", "DEALER, ROUTER", "DEALER, DEALER", "PAIR, PAIR"})
  @DisplayName("Z-28 questions of libzmq are answered by ours")
  void weAnswer(String kind, SocketType ours) {
    run(
        async(
            () -> {
              try (var socket = await(Zmq.socket(ours, BOUND))) {
                ask(kind, "asks", place(socket.transport()), "-", "-");
                var question = await(socket.receiveMultipart());
                assertThat(texts(question)).endsWith("ask", "");
                await(socket.sendMultipart(question));
                assertThat(line()).isEqualTo("ask ");
              }
            }));
  }

  @ParameterizedTest
  @CsvSource({"PUSH, PULL", "XPUB, SUB", "XPUB, XSUB", "PUB, SUB", "PUB, XSUB"})
  @DisplayName("Z-28 what libzmq sends or publishes is received here")
  void weReceive(String kind, SocketType ours) {
    run(
        async(
            () -> {
              var place = ask(kind, "sends", "-", "-", "-");
              var options = ours == SocketType.SUB ? NONE.subscribe("to") : NONE;
              try (var socket = await(Zmq.socket(ours, options.connect(place)))) {
                if (ours == SocketType.XSUB) await(socket.send("\1to"));
                assertThat(texts(await(socket.receiveMultipart())))
                    .containsExactly("to", "", "you");
                if (kind.equals("PUB"))
                  tell(""); // it sends until then: who subscribes, nobody tells
              }
            }));
  }

  @ParameterizedTest
  @CsvSource({"PULL, PUSH", "SUB, XPUB", "XSUB, XPUB"})
  @DisplayName("Z-28 what is sent or published here is received by libzmq")
  void weSend(String kind, SocketType ours) {
    run(
        async(
            () -> {
              try (var socket = await(Zmq.socket(ours, BOUND))) {
                ask(kind, "receives", place(socket.transport()), "-", "-");
                if (ours == SocketType.XPUB) {
                  assertThat(await(socket.receiveText())).isEqualTo("\1to");
                }
                await(socket.sendMultipart(message("to", "", "me")));
                assertThat(line()).isEqualTo("to  me");
              }
            }));
  }

  @Test
  @DisplayName("Z-28 libzmq encrypts with us by CURVE, as server and as client")
  void curve() {
    var server = Zmq.curveKeys();
    var secret = Zmq.z85Encode(server.secretKey().bytes());
    var known = Zmq.z85Encode(server.publicKey().bytes());
    run(
        async(
            () -> {
              var place = ask("REP", "echo", "-", secret, "-");
              var options = NONE.curve(server.publicKey().bytes(), Zmq.curveKeys()).connect(place);
              try (var req = await(Zmq.socket(SocketType.REQ, options))) {
                exchange(req, 100_000, false);
              }
              var own = BOUND.curveServer(server.secretKey().bytes());
              try (var rep = await(Zmq.socket(SocketType.REP, own))) {
                ask("REQ", "ask", place(rep.transport()), "-", known);
                await(rep.sendMultipart(await(rep.receiveMultipart())));
                assertThat(line()).isEqualTo("ask ");
              }
            }));
  }
}
