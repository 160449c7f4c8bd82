package dev.asyncio4j.spring;

import dev.asyncio4j.inspector.AsyncioMeters;
import dev.asyncio4j.loop.LoopThread;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The meters of the loops, where Micrometer is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class MetersConfiguration {
  @Bean
  @ConditionalOnMissingBean
  AsyncioMeters asyncioMeters(Loops loops) {
    var meters = new AsyncioMeters();
    loops.begun().stream().map(LoopThread::loop).forEach(meters::add);
    return meters;
  }
}
