#!/usr/bin/env bash
# redmine.sh FOLDER [PORT]: a real Redmine on 127.0.0.1, in the foreground, with its own database in
# FOLDER. It writes `token ACCOUNT KEY` lines and then `ready URL` to standard output, and ends with its
# standard input, so that it never outlives who started it.
#   admin adminpass1  everything
#   ana   anapass1    works on issues of every project that gives the role Agent, and reads its wiki
#   guest guestpass1  sees issues and what is public of them, and may add public notes
set -euo pipefail
folder=$1
port=${2:-$(perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport')}
home=/usr/share/redmine
[[ -d $home ]] && command -v puma >/dev/null || { echo "redmine and puma are not installed; scripts/packages.sh desks" >&2; exit 1; }
mkdir -p "$folder"
cp /var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default "$folder/db"
cat >"$folder/config.ru" <<'BOOT'
require "/usr/share/redmine/config/environment"
Setting.rest_api_enabled = "1"
Setting.default_language = "en"
Setting.notified_events = []
Redmine::DefaultData::Loader.load("en") if Redmine::DefaultData::Loader.no_data?
admin = User.find_by_login("admin")
admin.password = "adminpass1"
admin.must_change_passwd = false
admin.save!(validate: false)
{ "Severity" => %w[S1 S2 S3 S4], "Urgency" => %w[1 2 3 4 5], "Environment" => nil, "Slipway ref" => nil }.each do |name, values|
  IssueCustomField.create!(name: name, field_format: values ? "list" : "string", possible_values: values,
                           is_for_all: true, is_filter: true, trackers: Tracker.all)
end
rights = %i[view_issues add_issues edit_issues add_issue_notes view_private_notes set_notes_private delete_issues
            manage_versions view_wiki_pages]
agent = Role.create!(name: "Agent", permissions: rights, assignable: true)
Role.create!(name: "Reader", permissions: %i[view_issues add_issue_notes])
WorkflowTransition.copy(nil, Role.find_by_name("Manager"), Tracker.all.to_a, [agent])
%w[ana guest].each do |login|
  user = User.new(firstname: login.capitalize, lastname: "Banda", mail: "#{login}@desk.test", language: "en")
  user.login = login
  user.password = "#{login}pass1"
  user.admin = false
  user.save!
  puts "token #{login} #{user.api_key}"
end
puts "token admin #{admin.api_key}"
puts "booted"
$stdout.flush
run Rails.application
BOOT
cd "$home"
# One thread: SQLite refuses a second writer at once.
DATABASE_URL=sqlite3:$folder/db?timeout=20000 X_DEBIAN_SITEID=default RAILS_ENV=production \
  puma -b "tcp://127.0.0.1:$port" -e production -t 1:1 "$folder/config.ru" >"$folder/log" 2>&1 </dev/null &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true' EXIT
for _ in $(seq 1200); do
  kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  if grep -q "^\* Listening" "$folder/log"; then
    grep "^token " "$folder/log"
    echo "ready http://127.0.0.1:$port"
    cat >/dev/null
    exit 0
  fi
  sleep 0.1
done
cat "$folder/log" >&2
exit 1
