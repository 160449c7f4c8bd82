package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.lowlevel.VirtualTime;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTesting;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.reactive.AutoConfigureWebTestClient;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;

/** Spring's own ways to test an application; each context is closed after its class. */
class TestsOfSpringTest {
  @Nested
  @DirtiesContext
  @AutoConfigureMockMvc
  @SpringBootTest(classes = {Application.Bare.class, Shop.class})
  class OfMvc {
    @Autowired private MockMvc mvc;

    @Test
    @DisplayName("FRM-20 MockMvc sees a coroutine as any asynchronous answer")
    void asynchronous() throws Exception {
      for (var path : new String[] {"/user/ada", "/on-loop/user/ada"}) {
        var begun = mvc.perform(get(path)).andExpect(request().asyncStarted()).andReturn();
        var ended = mvc.perform(asyncDispatch(begun)).andExpect(status().isOk()).andReturn();
        assertThat(ended.getResponse().getContentAsString())
            .isEqualTo("{\"name\":\"ada\",\"age\":36}");
      }
    }
  }

  @Nested
  @DirtiesContext
  @AutoConfigureWebTestClient
  @SpringBootTest(
      classes = {Application.Bare.class, Shop.class},
      webEnvironment = WebEnvironment.MOCK,
      properties = "spring.main.web-application-type=reactive")
  class OfWebFlux {
    @Autowired private WebTestClient client;
    @Autowired private LoopThread loop;

    @Test
    @DisplayName("FRM-20 WebTestClient, and a bean that is called by the test")
    void client() {
      client
          .get()
          .uri("/few")
          .exchange()
          .expectStatus()
          .isOk()
          .expectBodyList(Shop.User.class)
          .hasSize(2);
      assertThat(loop.<Boolean>call(() -> loop.isRunning())).isTrue();
    }
  }

  @Nested
  @AsyncTesting
  @DirtiesContext
  @SpringBootTest(
      classes = {Application.Bare.class, Shop.class},
      webEnvironment = WebEnvironment.NONE,
      properties = "spring.main.web-application-type=none")
  class WithAsyncTest {
    @Autowired private Shop shop;
    @Autowired private LoopThread loop;

    @AsyncTest
    @DisplayName("FRM-20 a test with a loop of its own awaits the beans that Spring gives it")
    void beside(VirtualTime time, @Autowired LoopThread given) {
      await(sleep(Duration.ofHours(9)));
      assertThat(time.now()).isEqualTo(Duration.ofHours(9));
      assertThat(given).isSameAs(loop);
      assertThat(getRunningLoop()).isNotSameAs(loop.loop());
      assertThat(await(loop.submit(shop.user("ada"))).name()).isEqualTo("ada");
    }
  }
}
