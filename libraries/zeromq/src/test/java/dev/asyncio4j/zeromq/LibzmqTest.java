package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Ends.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class LibzmqTest {
  @Test
  @DisplayName("Z-28 libzmq answers from Python, a message of 16 MiB included")
  void libzmq() throws Exception {
    var script =
        """
        import sys, zmq
        socket = zmq.Context().socket(zmq.REP)
        print(socket.bind_to_random_port("tcp://127.0.0.1"), flush=True)
        while True:
            socket.send_multipart([b"python"] + socket.recv_multipart())
        """;
    var place = "tcp://127.0.0.1:";
    try (var peer = python(script)) {
      var options = ZmqOptions.defaults().connect(place + peer.firstLine());
      run(
          async(
              () -> {
                try (var req = await(Zmq.createStream(SocketType.REQ, options))) {
                  for (int size : new int[] {0, 1, 255, 256, 16 << 20}) {
                    req.write(new byte[size], bytes("end"));
                    var answer = await(req.read());
                    assertThat(answer).hasSize(3);
                    assertThat(answer.get(1)).hasSize(size);
                  }
                }
              }));
    }
  }

  /** A Python that has pyzmq; the test is left out where there is none. */
  private static Program.Running python(String script) throws Exception {
    var python = System.getProperty("python", "/usr/bin/python3");
    boolean installed =
        Files.isExecutable(Path.of(python))
            && new ProcessBuilder(python, "-c", "import zmq").start().waitFor() == 0;
    if (!installed) System.out.println("left out, for " + python + " has no pyzmq");
    assumeTrue(installed, python + " has no pyzmq");
    return new Program.Running(new ProcessBuilder(python, "-c", script).start());
  }
}
