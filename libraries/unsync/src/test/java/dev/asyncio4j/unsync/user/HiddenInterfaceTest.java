package dev.asyncio4j.unsync.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.unsync.Unsync;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proxies of interfaces that the library's own package may not see. */
@ExtendWith(NothingLeftBehind.class)
class HiddenInterfaceTest {
  interface Greeting {
    default String hello() {
      return "hello, " + name();
    }

    default String name() {
      return "nobody";
    }
  }

  /** An interface that everybody may call. */
  public interface Open {
    default String hello() {
      return "open";
    }
  }

  /** Has a name, and no more. */
  public static final class Named {
    public String name() {
      return "Ada";
    }
  }

  @Test
  @DisplayName("UNS-16 default methods of an interface that is not public call the others")
  void defaultMethods() {
    assertThat(Unsync.proxy(Greeting.class, new Named()).hello()).isEqualTo("hello, Ada");
    assertThat(Unsync.proxy(Open.class, new Named()).hello()).isEqualTo("open");
  }

  @Test
  @DisplayName("UNS-16 one whose module opens it to nobody is refused when the proxy is made")
  void closedModule() throws Exception {
    var closed = Class.forName("sun.util.logging.PlatformLogger$ConfigurableBridge");
    assertThatThrownBy(() -> Unsync.proxy(closed, new Named()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is not accessible: make its interface public, or open its package");
  }
}
