package dev.asyncio4j.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** The {@link MvcOnLoopConfiguration} of Spring Boot 4, whose type has another package. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(WebMvcRegistrations.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
class MvcOnLoopConfiguration4 {
  @Bean
  @ConditionalOnMissingBean
  WebMvcRegistrations asyncioRegistrations() {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new OnLoopAdapter();
      }
    };
  }
}
