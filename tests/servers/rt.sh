#!/usr/bin/env bash
# rt.sh FOLDER [PORT]: a real Request Tracker on 127.0.0.1, in the foreground, with its own database
# and configuration in FOLDER. It writes `token ACCOUNT TOKEN` and then `ready URL` to standard output,
# and ends with its standard input, so that it never outlives who started it.
# With SLIPWAY_DESK_WHOLE_PAGES=0 tickets that an account may not see leave their places on a page
# empty, as in installations that look at rights row by row.
#   root  rootpass1   everything
#   ana   anapass1    works on the tickets of queues that name her as AdminCc, and reads the articles of
#                     the class Runbooks, not those of Vault
#   guest guestpass1  sees the tickets of queues that name them as Cc, and what is public of them;
#                     answers on those they reported
set -euo pipefail
folder=$1
port=${2:-$(perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport')}
lib=/usr/share/request-tracker5
[[ -x $lib/libexec/rt-server ]] || { echo "request-tracker5 is not installed; scripts/packages.sh desks" >&2; exit 1; }
mkdir -p "$folder"/{empty,mason,sessions}
cp /var/lib/dbconfig-common/sqlite3/request-tracker5/rtdb "$folder/db"
cat >"$folder/site.pm" <<CONFIG
Set(\$rtname, 'desk.test');
Set(\$Organization, 'desk.test');
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $port);
Set(\$WebPath, '');
Set(\$Timezone, '${SLIPWAY_DESK_ZONE:-UTC}');
Set(\$DatabaseType, 'SQLite');
Set(\$DatabaseName, '$folder/db');
# Each request proves who it is; at the usual cost that takes longer than what it asks for.
Set(\$BcryptCost, 4);
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, 'error');
Set(\$MailCommand, 'testfile');
Set(\$UseSQLForACLChecks, ${SLIPWAY_DESK_WHOLE_PAGES:-1});
Set(\$MasonDataDir, '$folder/mason');
Set(\$MasonSessionDir, '$folder/sessions');
1;
CONFIG
export RT_SITE_CONFIG=$folder/site.pm RT_SITE_CONFIG_DIR=$folder/empty
perl -I$lib/lib - >"$folder/tokens" <<'SETUP'
use strict;
use warnings;
use RT;
RT::LoadConfig();
RT::Init();
my $root = RT->SystemUser;
my $boss = RT::User->new($root);
$boss->Load('root');
sub told { my ($ok, $message) = @_; die "$message\n" unless $ok; $ok }
told($boss->SetPassword('rootpass1x'));
told($boss->SetPassword('rootpass1'));
for my $field (['Severity', 'Select', qw(S1 S2 S3 S4)], ['Environment', 'Freeform'], ['Fix release', 'Freeform'],
               ['client_ref', 'Freeform']) {
    my ($name, $type, @values) = @$field;
    my $made = RT::CustomField->new($root);
    told($made->Create(Name => $name, Type => $type, MaxValues => 1, LookupType => 'RT::Queue-RT::Ticket'));
    told($made->AddValue(Name => $_)) for @values;
    told($made->AddToObject(RT::Queue->new($root)));
}
for my $class (qw(Runbooks Vault)) {
    my $made = RT::Class->new($root);
    told($made->Create(Name => $class));
    next unless $class eq 'Runbooks';
    for my $field (['Body', 'HTML'], ['Remarks', 'Text'], ['Component', 'Freeform'], ['Picture', 'Image']) {
        my ($name, $type) = @$field;
        my $custom = RT::CustomField->new($root);
        told($custom->Create(Name => $name, Type => $type, MaxValues => 1, LookupType => 'RT::Class-RT::Article'));
        told($custom->AddToObject($made));
    }
}
my %rights = (
    AdminCc => [qw(SeeQueue ShowTicket ShowTicketComments CommentOnTicket ReplyToTicket CreateTicket ModifyTicket
                   DeleteTicket OwnTicket ReassignTicket)],
    Cc => [qw(SeeQueue ShowTicket)],
    Requestor => [qw(ShowTicket ReplyToTicket)],
);
for my $role (sort keys %rights) {
    my $group = RT::Group->new($root);
    told($group->LoadRoleGroup(Object => RT->System, Name => $role));
    told($group->PrincipalObj->GrantRight(Right => $_, Object => $RT::System)) for @{$rights{$role}};
}
my %everywhere = (ana => [qw(SeeCustomField ModifyCustomField AdminUsers)], guest => [qw(SeeCustomField)]);
# There she is let to single tickets of queues that she does not work on.
push @{$everywhere{ana}}, 'SeeQueue' unless RT->Config->Get('UseSQLForACLChecks');
for my $name (sort keys %everywhere) {
    my $user = RT::User->new($root);
    told($user->Create(Name => $name, Password => "${name}pass1", Privileged => 1, EmailAddress => "$name\@desk.test"));
    told($user->PrincipalObj->GrantRight(Right => $_, Object => $RT::System)) for @{$everywhere{$name}};
    if ($name eq 'ana') {
        my $class = RT::Class->new($root);
        $class->Load('Runbooks');
        told($user->PrincipalObj->GrantRight(Right => $_, Object => $class)) for qw(SeeClass ShowArticle);
    }
    my $token = RT::AuthToken->new($root);
    my ($ok, $message, $text) = $token->Create(Owner => $user->id, Description => 'tests');
    told($ok, $message);
    print "token $name $text\n";
}
SETUP
"$lib/libexec/rt-server" --server Starman --port "$port" --host 127.0.0.1 --workers 8 \
  >"$folder/log" 2>&1 </dev/null &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true' EXIT
for _ in $(seq 600); do
  kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  if perl -MIO::Socket::INET -e 'exit !IO::Socket::INET->new(PeerAddr => "127.0.0.1:$ARGV[0]")' "$port"; then
    cat "$folder/tokens"
    echo "ready http://127.0.0.1:$port"
    cat >/dev/null
    exit 0
  fi
  sleep 0.1
done
cat "$folder/log" >&2
exit 1
