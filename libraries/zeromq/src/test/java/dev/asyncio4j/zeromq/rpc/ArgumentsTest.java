package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.zeromq.rpc.Rpcs.rpc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Arguments and answers, and the types that they fit. */
@ExtendWith(NothingLeftBehind.class)
class ArgumentsTest {
  @SuppressWarnings("overloads") // told apart by the values
  static final class Overloaded {
    @RpcMethod("f")
    String any(@Nullable Object it) {
      return "Object";
    }

    @RpcMethod("f")
    String floating(float it) {
      return "float";
    }

    @RpcMethod("f")
    String real(double it) {
      return "double";
    }

    @RpcMethod("f")
    String large(long it) {
      return "long";
    }

    @RpcMethod("f")
    String boxed(@Nullable Integer it) {
      return "Integer";
    }

    @RpcMethod("f")
    String whole(int it) {
      return "int";
    }

    @RpcMethod("f")
    String characters(CharSequence it) {
      return "CharSequence";
    }

    @RpcMethod("f")
    String text(String it) {
      return "String";
    }

    @RpcMethod("f")
    String rest(Object... all) {
      return "Object...";
    }

    @RpcMethod("g")
    String objectFirst(Object one, long two) {
      return "Object, long";
    }

    @RpcMethod("g")
    String longFirst(long one, Object two) {
      return "long, Object";
    }
  }

  @Test
  @DisplayName("R-05 of overloads that fit, the most specific is called, whatever their order")
  void overloads() {
    var expected =
        Map.of(
            1,
            "int",
            1L << 40,
            "long",
            BigInteger.ONE.shiftLeft(63),
            "double",
            1.5,
            "double",
            "x",
            "String",
            true,
            "Object",
            List.of(1),
            "Object");
    rpc(
        new Overloaded(),
        (server, client) -> {
          for (var each : expected.entrySet()) {
            assertThat(await(client.<String>call("f", each.getKey()))).isEqualTo(each.getValue());
          }
          assertThat(await(client.<String>call("f", (Object) null))).isEqualTo("Integer");
          assertThat(await(client.<String>call("f", 1, 2))).isEqualTo("Object...");
          assertThat(await(client.<String>call("g", 1, 2))).isEqualTo("long, Object");
          assertThat(await(client.<String>call("g", "x", 2))).isEqualTo("Object, long");
        });
  }

  static final class Ambiguous {
    @RpcMethod("sum")
    int ofNumbers(List<Integer> numbers) {
      return numbers.size();
    }

    @RpcMethod("sum")
    int ofTexts(List<String> texts) {
      return texts.size();
    }
  }

  @Test
  @DisplayName("R-05 two methods of one name that take the same are refused by the server")
  void ambiguous() {
    assertThatThrownBy(() -> Rpc.serveRpc(new Ambiguous(), Rpcs.BOUND).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'sum' is ambiguous, ")
        .hasMessageContaining("ofNumbers(")
        .hasMessageContaining("ofTexts(");
  }

  static final class Items {
    private boolean entered;

    @RpcMethod
    int total(List<Integer> numbers) {
      entered = true;
      int sum = 0;
      for (int each : numbers) sum += each;
      return sum;
    }

    @RpcMethod
    <N extends Integer> int nested(Map<String, ? extends List<N>> lists) {
      return total(lists.values().stream().flatMap(List::stream).<Integer>map(n -> n).toList());
    }

    @RpcMethod
    Object echo(@Nullable Object value) {
      return value;
    }
  }

  interface ItemsApi {
    @RpcMethod("echo")
    Coroutine<List<Integer>> sizes(List<?> value);

    @RpcMethod("echo")
    Coroutine<Map<Short, List<Float>>> byKey(Map<?, ?> value);
  }

  @Test
  @DisplayName("R-05 items of lists and maps fit as their types say, or are refused")
  void items() {
    var items = new Items();
    rpc(
        items,
        (server, client) -> {
          var wrong =
              List.of(
                  client.call("total", List.of(1, "2")),
                  client.call("total", List.of(1L << 40)),
                  client.call("total", Map.of(1, 2)),
                  client.call("nested", Map.of("a", List.of(1.5))),
                  client.call("nested", Map.of(1, List.of(1))));
          for (var call : wrong) assertFails(ParametersException.class, call);
          assertThat(items.entered).isFalse();
          assertThat(await(client.<Long>call("total", List.of(1, 2)))).isEqualTo(3L);
          var lists = Map.of("a", List.of(1, 2), "b", List.of(3));
          assertThat(await(client.<Long>call("nested", lists))).isEqualTo(6L);
        });
  }

  @Test
  @DisplayName("R-02 answers of a proxy fit the types of its methods, items of lists and maps too")
  void answers() {
    rpc(
        new Items(),
        (server, client) -> {
          var api = client.proxy(ItemsApi.class);
          Integer last = await(api.sizes(Arrays.asList(1, null, 3))).get(2);
          assertThat(last).isEqualTo(3);
          var map = await(api.byKey(Map.of(7, List.of(1.5, 2))));
          assertThat(map).isEqualTo(Map.of((short) 7, List.of(1.5f, 2f)));
          assertThat(assertFails(ClassCastException.class, api.sizes(List.of("x"))))
              .hasMessage("the answer of echo is [x], not java.util.List<java.lang.Integer>");
        });
  }

  static final class Variable {
    @RpcMethod
    String numbers(String name, long... rest) {
      return name + Arrays.toString(rest);
    }

    @RpcMethod
    int bytes(byte... data) {
      return data.length;
    }

    @SafeVarargs
    @RpcMethod
    static int lists(List<Integer>... lists) {
      int sum = 0;
      for (var list : lists) for (int each : list) sum += each;
      return sum;
    }
  }

  interface VariableApi {
    Coroutine<String> numbers(String name, long... rest);

    Coroutine<Integer> bytes(byte... data);
  }

  @Test
  @DisplayName("R-05 variable arguments take the rest, those of bytes one argument")
  void variable() {
    rpc(
        new Variable(),
        (server, client) -> {
          assertThat(await(client.<String>call("numbers", "a"))).isEqualTo("a[]");
          assertThat(await(client.<String>call("numbers", "a", 1, 2))).isEqualTo("a[1, 2]");
          var named = client.<String>call("numbers", List.of(), Map.of("name", "b"));
          assertThat(await(named)).isEqualTo("b[]");
          assertThat(await(client.<Long>call("bytes", new byte[3]))).isEqualTo(3L);
          assertThat(await(client.<Long>call("lists", List.of(1), List.of(2, 3)))).isEqualTo(6L);
          var api = client.proxy(VariableApi.class);
          assertThat(await(api.numbers("c", 1, 2))).isEqualTo("c[1, 2]");
          assertThat(await(api.numbers("c"))).isEqualTo("c[]");
          assertThat(await(api.bytes((byte) 1, (byte) 2))).isEqualTo(2);
          var wrong =
              List.of(
                  client.call("numbers"),
                  client.call("numbers", "a", 1, "2"),
                  client.call("numbers", List.of("a", 1), Map.of("rest", 2)),
                  client.call("bytes", 1, 2),
                  client.call("lists", List.of("x")));
          for (var call : wrong) assertFails(ParametersException.class, call);
          assertThat(assertFails(ParametersException.class, client.call("numbers")))
              .hasMessageContaining("numbers takes (java.lang.String name, long... rest), not");
        });
  }

  static final class Files {
    @RpcMethod
    String open(String fileName, int maxSize) {
      return fileName + maxSize;
    }
  }

  @Test
  @DisplayName(
      "R-05 arguments by name may be spelt as in Python or as in Java; errors do as Python")
  void names() {
    rpc(
        new Files(),
        (server, client) -> {
          for (var named :
              List.of(
                  Map.of("file_name", "a", "max_size", 1),
                  Map.of("fileName", "a", "maxSize", 1),
                  Map.of("file_name", "a", "maxSize", 1))) {
            assertThat(await(client.<String>call("open", List.of(), named))).isEqualTo("a1");
          }
          var twice = Map.of("file_name", "a", "fileName", "b");
          assertThat(assertFails(ParametersException.class, client.call("open", List.of(), twice)))
              .hasMessageContaining("open takes (java.lang.String file_name, int max_size), not");
        });
  }
}
