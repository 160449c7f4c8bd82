package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.zeromq.Zmqs.NONE;
import static dev.asyncio4j.zeromq.Zmqs.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class SendBufferTest {
  @Test
  @DisplayName("Z-06 a send that is cancelled in the pass in which room appears is not made")
  void cancelledAsRoomAppears() {
    run(
        async(
            () -> {
              var room = new AtomicBoolean();
              var sent = new ArrayList<String>();
              var core = Zmqs.sending(Zmqs.core(SocketType.PUSH, NONE), room, sent);
              var socket = new SocketImpl();
              var port = LoopPort.of(getRunningLoop());
              var transport = TransportImpl.open(port, core, SocketType.PUSH, NONE, socket);
              try (socket) {
                var first = createTask(socket.sendMultipart(message("first")));
                var second = createTask(socket.sendMultipart(message("second")));
                passes(2);
                transport.lookSoon();
                room.set(true);
                first.cancel(); // it takes its message back after that look
                await(second);
                assertFails(CancelledError.class, first);
                assertThat(sent).containsExactly("second");
                assertThat(transport.writeBufferSize()).isZero();
              }
            }));
  }

  @Test
  @DisplayName("Z-10 what nobody waits for is sent, in its turn")
  void nobodyWaits() {
    run(
        async(
            () -> {
              var sent = new ArrayList<String>();
              var core = Zmqs.core(SocketType.PUSH, NONE);
              var buffer = new SendBuffer(SocketType.PUSH, NONE.writeLimits());
              buffer.add(new Outgoing(message("a"), null));
              buffer.add(Outgoing.awaited(message("b")));
              buffer.sendTo(Zmqs.sending(core, new AtomicBoolean(true), sent));
              assertThat(sent).containsExactly("a", "b");
              core.close();
            }));
  }
}
