package dev.asyncio4j.spring;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.context.annotation.Bean;

/** Controllers of Spring MVC on Jetty. */
class JettyTest extends Answers {
  static class Server {
    @Bean
    JettyServletWebServerFactory server() {
      return new JettyServletWebServerFactory();
    }
  }

  @Override
  Application start() {
    return Application.start(WebApplicationType.SERVLET, new Class<?>[] {Shop.class, Server.class});
  }
}
