package dev.asyncio4j.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * The part that lets controllers of Spring MVC await, in Spring Boot 3: the only way to a method
 * between its arguments and its call; an application may have its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(WebMvcRegistrations.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
class MvcOnLoopConfiguration {
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
