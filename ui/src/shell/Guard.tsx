import { Component, type ErrorInfo, type ReactNode } from 'react';

interface GuardProps {
  /** What to show instead; `again` draws the page once more. */
  fallback: (again: () => void) => ReactNode;
  /** Another value means another page, which starts unharmed. */
  page: string;
  children: ReactNode;
}

/** Keeps the frame alive when a page cannot be drawn. */
export class Guard extends Component<GuardProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override componentDidUpdate(before: GuardProps) {
    if (before.page !== this.props.page && this.state.failed) this.setState({ failed: false });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(() => this.setState({ failed: false }));
  }
}
