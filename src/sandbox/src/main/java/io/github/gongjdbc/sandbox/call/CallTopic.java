package io.github.gongjdbc.sandbox.call;

import io.github.gongjdbc.sandbox.company.Role;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.List;

/**
 * What a call is about, and the words that go with it. In all of them {@code {customer}} stands for
 * the customer, {@code {contact}} for somebody there and {@code {host}} for the host.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
public enum CallTopic {
  COLD_CALL(
      List.of("Call with {contact}", "Outbound call to {customer}", "{contact} - {customer}"),
      List.of("Introduction", "Objections", "Next Steps"),
      List.of(
          "{host} introduced the platform to {contact}, who is happy with the present set-up but"
              + " agreed to look at material.",
          "{contact} asked for an e-mail and a follow-up next quarter.",
          "{host} reached {contact} and booked a discovery meeting."),
      List.of(
          "{contact} owns the budget for sales tools at {customer}.",
          "The present contract ends in the autumn.",
          "The team is not looking actively."),
      List.of("Send the one-page overview to {contact}.", "Call back in two weeks.")),
  DISCOVERY(
      List.of(
          "Discovery call with {customer}",
          "{company} <> {customer}: introduction",
          "{customer} - first conversation",
          "Intro: {contact} / {host}"),
      List.of("Introduction", "Current Process", "Pain Points", "Budget", "Next Steps"),
      List.of(
          "{contact} described how {customer} plans and forecasts today, and where data gets lost"
              + " between teams.",
          "{customer} looks for a replacement of spreadsheets; {host} agreed to show a demo to a"
              + " wider group."),
      List.of(
          "Forecasting takes two days a week at {customer}.",
          "{contact} needs a decision before the end of the quarter.",
          "Three systems hold customer data and none agrees with another.",
          "Security review is required."),
      List.of(
          "Schedule a demo with {contact} and the operations team.",
          "Share the security white paper.")),
  DEMO(
      List.of(
          "{company} <> {customer}: product demo",
          "Demo for {customer}",
          "{customer}: deep dive \"Reporting & Forecasts\""),
      List.of("Agenda", "Product Demo", "Integrations", "Objections", "Next Steps"),
      List.of(
          "{host} showed reporting and forecasts. {contact} liked the dashboards and asked about"
              + " integrations.",
          "The demo raised questions on data residency; {customer} wants a trial with their own"
              + " data."),
      List.of(
          "{contact} compares us with two competitors.",
          "The CRM integration is a must for {customer}.",
          "Dashboards were called \"exactly what we miss\".",
          "{customer} asks for hosting in the EU."),
      List.of("Set up a trial workspace for {customer}.", "Answer the data residency questions.")),
  PRICING(
      List.of(
          "{company} <> {customer}: pricing review",
          "Pricing & terms - {customer}",
          "{customer} proposal walk-through"),
      List.of("Pricing", "Negotiation", "Legal", "Next Steps"),
      List.of(
          "{host} walked {contact} through the proposal. The discount for a three-year term was the"
              + " main point.",
          "{customer} finds the price per seat high and asks for a smaller first stage."),
      List.of(
          "{contact} asks for 15% off on a three-year term.",
          "Procurement takes four weeks at {customer}.",
          "A competitor offered a lower price per seat.",
          "Legal wants changes to the liability clause."),
      List.of("Send a revised quote to {contact}.", "Connect legal teams.")),
  ONBOARDING(
      List.of(
          "{customer} onboarding: week {week}",
          "Kick-off {customer}",
          "Training session - {customer}"),
      List.of("Agenda", "Set-up", "Training", "Next Steps"),
      List.of(
          "Kick-off with {contact}: accounts are set up, single sign-on is open.",
          "{host} trained the team of {customer} on reports and alerts."),
      List.of(
          "Single sign-on is blocked by a certificate at {customer}.",
          "All twelve seats are active.",
          "{contact} wants a weekly status mail."),
      List.of("Finish single sign-on with the IT team.", "Send the recording of the training.")),
  BUSINESS_REVIEW(
      List.of(
          "{customer} quarterly business review",
          "QBR {customer} / {company}",
          "{customer}: health check"),
      List.of("Agenda", "Adoption", "Roadmap", "Next Steps"),
      List.of(
          "Adoption at {customer} grew by a third; {contact} wants to bring in the support team.",
          "Usage fell since the reorganisation. {host} and {contact} agreed on a plan."),
      List.of(
          "Weekly active users grew from 40 to 53.",
          "{contact} asks for an audit log.",
          "The champion left {customer} in May."),
      List.of("Plan a workshop with the support team of {customer}.", "Share the roadmap.")),
  RENEWAL(
      List.of("{customer} renewal", "Renewal talk: {customer} & {company}"),
      List.of("Adoption", "Pricing", "Negotiation", "Next Steps"),
      List.of(
          "{contact} intends to renew and asks for a flat price.",
          "{customer} may cut seats at renewal; {host} will bring usage figures."),
      List.of(
          "Renewal is due in 60 days.",
          "{contact} expects no price increase.",
          "Ten seats have not been used since spring."),
      List.of("Send the renewal quote.", "Prepare usage figures per team.")),
  INTERNAL(
      List.of(
          "Weekly pipeline review", "Team stand-up", "Deal review: {customer}", "Forecast call"),
      List.of("Agenda", "Pipeline", "Next Steps"),
      List.of(
          "The team went through the open deals; two slipped to the next quarter.",
          "Review of the {customer} deal: the economic buyer is still missing."),
      List.of(
          "Coverage for the quarter is 2.8.",
          "Two deals slipped.",
          "Hiring starts in the new year."),
      List.of("Update close dates.", "Find the economic buyer at {customer}."));

  private final List<String> titles;
  private final List<String> topics;
  private final List<String> briefs;
  private final List<String> keyPoints;
  private final List<String> nextSteps;

  CallTopic(
      List<String> titles,
      List<String> topics,
      List<String> briefs,
      List<String> keyPoints,
      List<String> nextSteps) {
    this.titles = titles;
    this.topics = topics;
    this.briefs = briefs;
    this.keyPoints = keyPoints;
    this.nextSteps = nextSteps;
  }

  public static CallTopic draw(Role role, CallKind kind, SplitMixRandom random) {
    if (kind == CallKind.TELEPHONY && role == Role.SALES_DEVELOPMENT) {
      return COLD_CALL;
    }
    if (kind == CallKind.WEB_CONFERENCE && random.chance(role.manages() ? 0.6 : 0.08)) {
      return INTERNAL;
    }
    return switch (role) {
      case SALES_DEVELOPMENT -> DISCOVERY;
      case CUSTOMER_SUCCESS, SUCCESS_MANAGER ->
          random.pick(List.of(ONBOARDING, ONBOARDING, BUSINESS_REVIEW, RENEWAL));
      case SOLUTIONS -> DEMO;
      default -> random.pick(List.of(DISCOVERY, DISCOVERY, DEMO, DEMO, PRICING));
    };
  }

  public List<String> titles() {
    return titles;
  }

  public List<String> topics() {
    return topics;
  }

  public List<String> briefs() {
    return briefs;
  }

  public List<String> keyPoints() {
    return keyPoints;
  }

  public List<String> nextSteps() {
    return nextSteps;
  }
}
