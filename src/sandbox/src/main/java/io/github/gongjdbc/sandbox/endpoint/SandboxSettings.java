package io.github.gongjdbc.sandbox.endpoint;

import io.github.gongjdbc.sandbox.access.TokenService;
import io.github.gongjdbc.sandbox.company.AccountPlan;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a builder was told, frozen. */
public record SandboxSettings(
    AccountPlan plan,
    Clock clock,
    @Nullable String basicCredentials,
    @Nullable String accessToken,
    TokenService.@Nullable OAuthClient oauthClient,
    Set<String> missingScopes,
    int requestsPerSecond,
    int requestsPerDay,
    Duration latency,
    Duration cursorLifetime,
    LongSupplier nanoTime,
    List<URL> traits) {}
