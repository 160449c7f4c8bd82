package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.zeromq.rpc.Rpcs.rpc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.support.NothingLeftBehind;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.InvalidPathException;
import java.time.DateTimeException;
import java.util.InputMismatchException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class ErrorTableTest {
  static final class OrderNotFound extends NoSuchElementException {
    private static final long serialVersionUID = 1L;

    OrderNotFound(String order) {
      super(order);
    }
  }

  private static final Map<String, RpcFunction> HANDLER =
      Map.of(
          "order",
          (args, named) -> {
            throw new OrderNotFound("12");
          },
          "state",
          (args, named) -> {
            throw new IllegalStateException("not now");
          });

  @Test
  @DisplayName("R-06 a user's exception goes by its own name, whatever it extends")
  void ownName() {
    var name = OrderNotFound.class.getName();
    rpc(
        HANDLER,
        RpcOptions.defaults().error(name, args -> new OrderNotFound("no order " + args.get(0))),
        (server, client) ->
            assertThat(assertFails(OrderNotFound.class, client.call("order")))
                .hasMessage("no order 12"));
    rpc(
        HANDLER,
        (server, client) -> {
          var generic = assertFails(GenericException.class, client.call("order"));
          assertThat(generic.exceptionType()).isEqualTo(name);
          assertThat(generic.arguments()).containsExactly("12");
        });
  }

  @Test
  @DisplayName("R-06 the table knows an exception of the JDK's by its name, and by Python's first")
  void namesOfTheJdk() {
    var java =
        RpcOptions.defaults()
            .error("java.lang.IllegalStateException", args -> new ArithmeticException("Java's"));
    rpc(
        HANDLER,
        java,
        (server, client) ->
            assertThat(assertFails(ArithmeticException.class, client.call("state")))
                .hasMessage("Java's"));
    rpc(
        HANDLER,
        java.error("builtins.RuntimeError", args -> new ArithmeticException("Python's")),
        (server, client) ->
            assertThat(assertFails(ArithmeticException.class, client.call("state")))
                .hasMessage("Python's"));
  }

  private static String nameOf(Throwable error) {
    return (String) ErrorTable.pack(error).get(0);
  }

  @Test
  @DisplayName("R-06 exceptions of the JDK's go by Python's names, where those say as much")
  void jdk() {
    assertThat(nameOf(new NoSuchElementException())).isEqualTo("builtins.KeyError");
    assertThat(nameOf(new InputMismatchException())).isEqualTo("builtins.KeyError");
    assertThat(nameOf(new ArrayIndexOutOfBoundsException())).isEqualTo("builtins.IndexError");
    assertThat(nameOf(new FileNotFoundException())).isEqualTo("builtins.FileNotFoundError");
    assertThat(nameOf(new EOFException())).isEqualTo("builtins.OSError");
    assertThat(nameOf(new IllegalArgumentException())).isEqualTo("builtins.ValueError");
    assertThat(nameOf(new NumberFormatException())).isEqualTo("builtins.ValueError");
    assertThat(nameOf(new RuntimeException())).isEqualTo("builtins.RuntimeError");
    assertThat(nameOf(new AsyncTimeoutException("late"))).isEqualTo("builtins.TimeoutError");
    assertThat(nameOf(new InvalidPathException("a", "b")))
        .isEqualTo("java.nio.file.InvalidPathException");
    assertThat(nameOf(new DateTimeException(""))).isEqualTo("java.time.DateTimeException");
    assertThat(List.of(nameOf(new NotFoundException("a")), nameOf(new ParametersException("b"))))
        .containsExactly("aiozmq.rpc.base.NotFoundError", "aiozmq.rpc.base.ParametersError");
  }
}
